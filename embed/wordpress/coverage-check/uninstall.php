<?php
/**
 * Takes away what the plugin stored: the clinic's own details.
 *
 * @package CoverageCheck
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'coverage_check_clinic' );
