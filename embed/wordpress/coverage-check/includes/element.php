<?php
/**
 * Puts <coverage-check> on a page: the shortcode, the block, and the one script that both need.
 *
 * @package CoverageCheck
 */

namespace CoverageCheck;

defined( 'ABSPATH' ) || exit;

/**
 * The element. The script is loaded on pages that have one, and on no others.
 *
 * @param mixed       $given   Attributes of the shortcode or block.
 * @param string|null $content What stands in the check's place where it cannot run.
 */
function element( $given, $content = '' ): string {
	$given      = shortcode_atts(
		array(
			'lang'    => '',
			'theme'   => '',
			'loading' => '',
			'rules'   => '',
		),
		is_array( $given ) ? $given : array(),
		HANDLE
	);
	$attributes = array(
		'lang'    => one_of( $given['lang'], array( 'en', 'es' ) ),
		'theme'   => one_of( $given['theme'], array( 'light', 'dark' ) ),
		'loading' => one_of( $given['loading'], array( 'eager' ) ),
		'rules'   => esc_url_raw( $given['rules'] ),
		'clinic'  => clinic() ? esc_url_raw( rest_url( 'coverage-check/v1/clinic' ) ) : '',
		// An optimiser may move the script: then it no longer knows where its folder is.
		'base'    => esc_url_raw( address( 'widget/' ) ),
	);
	wp_enqueue_script( HANDLE );
	$html = '';
	foreach ( array_filter( $attributes ) as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return sprintf( '<coverage-check%s>%s</coverage-check>', $html, wp_kses_post( (string) $content ) );
}

/**
 * The value if it is one of these, else nothing.
 *
 * @param mixed    $value   What was written.
 * @param string[] $allowed What may be written.
 */
function one_of( $value, array $allowed ): string {
	return in_array( $value, $allowed, true ) ? $value : '';
}

add_action(
	'init',
	function () {
		wp_register_script( HANDLE, address( 'widget/coverage-check.js' ), array(), VERSION, true );
		add_shortcode( 'coverage_check', __NAMESPACE__ . '\element' );

		wp_register_script(
			HANDLE . '-editor',
			address( 'block/editor.js' ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
			VERSION,
			true
		);
		wp_set_script_translations( HANDLE . '-editor', 'coverage-check', dirname( __DIR__ ) . '/languages' );
		register_block_type(
			dirname( __DIR__ ) . '/block',
			array(
				'render_callback' => function ( $attributes ) {
					$fallback = isset( $attributes['fallback'] ) ? wpautop( esc_html( $attributes['fallback'] ) ) : '';
					return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), element( $attributes, $fallback ) );
				},
			)
		);
	}
);
