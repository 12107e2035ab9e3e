<?php
// Puts the tests' watching script first on every public page.
add_action(
	'wp_head',
	function () {
		echo '<script src="/watch.js"></script>';
	},
	0
);
// Lets a test see the administration in Spanish without WordPress' own translations.
add_filter(
	'determine_locale',
	function ( $locale ) {
		return isset( $_GET['in-spanish'] ) ? 'es_MX' : $locale;
	}
);
