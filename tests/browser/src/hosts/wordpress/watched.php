<?php
// Puts the tests' watching script first on every public page.
add_action(
	'wp_head',
	function () {
		echo '<script src="/watch.js"></script>';
	},
	0
);
