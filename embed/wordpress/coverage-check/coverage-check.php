<?php
/**
 * Plugin Name:       Coverage Check
 * Description:       Lets visitors find out whether their health plan would probably pay for ketamine or esketamine treatment. Their answers stay in their browser.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       coverage-check
 *
 * The widget itself is in the folder widget/, as it was built. This plugin only puts it on pages; it stores what the clinic
 * says about itself and nothing about visitors.
 *
 * @package CoverageCheck
 */

namespace CoverageCheck;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const HANDLE  = 'coverage-check';
const OPTION  = 'coverage_check_clinic';

/**
 * Address of a file of this plugin.
 *
 * @param string $path Path inside the plugin.
 */
function address( string $path ): string {
	return plugins_url( $path, __FILE__ );
}

require __DIR__ . '/includes/clinic.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/optimisers.php';
require __DIR__ . '/includes/settings.php';

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'coverage-check', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	}
);
