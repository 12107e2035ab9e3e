<?php
/**
 * Asks the plugins and services that delay, join or move scripts to leave this one alone.
 *
 * The widget works even if they do not listen, only later: it then appears with the visitor's first touch.
 *
 * @package CoverageCheck
 */

namespace CoverageCheck;

defined( 'ABSPATH' ) || exit;

/**
 * Marks on the script's tag that an optimiser looks for.
 */
const MARKS = 'async data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1" data-noptimize="1" data-jetpack-boost="ignore" data-pagespeed-no-defer nowprocket';

/**
 * The script, as a part of its address.
 */
const SCRIPT = 'coverage-check/widget/coverage-check.js';

/**
 * Filters that take a list of parts of addresses.
 */
const BY_ADDRESS = array(
	'rocket_delay_js_exclusions',
	'rocket_exclude_defer_js',
	'rocket_exclude_js',
	'litespeed_optimize_js_excludes',
	'litespeed_optm_js_defer_exc',
	'litespeed_optm_gm_js_exc',
	'perfmatters_delay_js_exclusions',
	'perfmatters_defer_js_exclusions',
	'flying_press_exclude_from_delay:js',
	'flying_press_exclude_from_defer:js',
	'flying_press_exclude_from_minify:js',
	'wp-optimize-minify-default-exclusions',
);

/**
 * Filters that take a list of handles.
 */
const BY_HANDLE = array(
	'sgo_js_minify_exclude',
	'sgo_javascript_combine_exclude',
	'sgo_js_async_exclude',
);

/**
 * Adds an entry to the list of each of these filters.
 *
 * @param string[] $filters Names of filters.
 * @param string   $entry   What the lists are to hold.
 */
function exclude( array $filters, string $entry ): void {
	foreach ( $filters as $filter ) {
		add_filter(
			$filter,
			function ( $excluded ) use ( $entry ) {
				return array_merge( (array) $excluded, array( $entry ) );
			}
		);
	}
}

exclude( BY_ADDRESS, SCRIPT );
exclude( BY_HANDLE, HANDLE );

add_filter(
	'autoptimize_filter_js_exclude',
	function ( $excluded ) {
		return is_array( $excluded )
			? array_merge( $excluded, array( SCRIPT => '' ) )
			: ltrim( $excluded . ', ' . SCRIPT, ', ' );
	}
);

add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		return HANDLE === $handle ? str_replace( '<script ', '<script ' . MARKS . ' ', $tag ) : $tag;
	},
	10,
	2
);
