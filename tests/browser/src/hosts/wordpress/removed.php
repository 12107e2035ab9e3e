<?php
// Deletes the plugin as the administrator would, and tells what is left of it.
$_SERVER['HTTP_HOST']   = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/file.php';

deactivate_plugins( 'coverage-check/coverage-check.php' );
delete_plugins( array( 'coverage-check/coverage-check.php' ) );
wp_cache_flush();
echo wp_json_encode( array( get_option( 'coverage_check_clinic', 'gone' ), is_dir( WP_PLUGIN_DIR . '/coverage-check' ) ) );
