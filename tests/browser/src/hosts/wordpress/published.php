<?php
// Publishes two pages, one with the shortcode and one with the block as the editor saved it, and tells their addresses,
// what optimisers are asked, and what is stored.
$_SERVER['HTTP_HOST']   = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
require __DIR__ . '/wp-load.php';

$publish = function ( $title, $content ) {
	return get_permalink(
		wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => $title,
				'post_content' => $content,
			)
		)
	);
};
echo wp_json_encode(
	array(
		'shortcode' => $publish( 'By shortcode', '[coverage_check lang="en" theme="nonsense"]<p>Call us</p><script>globalThis.smuggled = true</script>[/coverage_check]' ),
		'block'     => $publish( 'By block', $argv[1] ),
		'delay'     => apply_filters( 'rocket_delay_js_exclusions', array( 'other.js' ) ),
		'handles'   => apply_filters( 'sgo_js_async_exclude', array() ),
		'csv'       => apply_filters( 'autoptimize_filter_js_exclude', 'other.js' ),
		'stored'    => get_option( 'coverage_check_clinic' ),
	)
);
