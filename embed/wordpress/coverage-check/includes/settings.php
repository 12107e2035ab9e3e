<?php
/**
 * Settings, Coverage Check: the clinic's own details.
 *
 * WordPress' settings functions check the nonce and the capability; sanitize() checks every value.
 *
 * @package CoverageCheck
 */

namespace CoverageCheck;

defined( 'ABSPATH' ) || exit;

const PAGE = 'coverage-check';

add_action(
	'admin_init',
	function () {
		register_setting(
			PAGE,
			OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => __NAMESPACE__ . '\sanitize',
				'default'           => array(),
				'show_in_rest'      => false,
			)
		);
		add_settings_section( 'clinic', __( 'Your clinic', 'coverage-check' ), __NAMESPACE__ . '\explain', PAGE );
		foreach ( fields() as $name => $field ) {
			add_settings_field(
				$name,
				$field['label'],
				__NAMESPACE__ . '\show_field',
				PAGE,
				'clinic',
				array(
					'name'      => $name,
					'field'     => $field,
					'label_for' => 'coverage-check-' . $name,
				)
			);
		}
	}
);

add_action(
	'admin_menu',
	function () {
		$title = __( 'Coverage Check', 'coverage-check' );
		add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\show_page' );
	}
);

/**
 * What the section is for.
 */
function explain(): void {
	echo '<p>' . esc_html__( 'All fields are optional. They are shown to visitors with the check and cannot change what it says about coverage.', 'coverage-check' ) . '</p>';
	echo '<p>' . esc_html__( 'Put the check on a page with the block “Coverage Check” or with this shortcode:', 'coverage-check' ) . ' <code>[coverage_check]</code></p>';
}

/**
 * One field of the form.
 *
 * @param array{name: string, field: array<string, string>, label_for: string} $of Which field.
 */
function show_field( array $of ): void {
	$value = clinic()[ $of['name'] ] ?? '';
	$name  = OPTION . '[' . $of['name'] . ']';
	if ( 'yes' === $of['field']['kind'] ) {
		printf(
			'<input type="checkbox" id="%s" name="%s" value="1"%s>',
			esc_attr( $of['label_for'] ),
			esc_attr( $name ),
			checked( (bool) $value, true, false )
		);
	} elseif ( 'list' === $of['field']['kind'] || 'prices' === $of['field']['kind'] ) {
		$lines = 'prices' === $of['field']['kind'] ? write_prices( $value ) : implode( "\n", (array) $value );
		printf(
			'<textarea id="%s" name="%s" rows="4" class="regular-text">%s</textarea>',
			esc_attr( $of['label_for'] ),
			esc_attr( $name ),
			esc_textarea( $lines )
		);
	} else {
		printf(
			'<input type="text" id="%s" name="%s" value="%s" class="regular-text">',
			esc_attr( $of['label_for'] ),
			esc_attr( $name ),
			esc_attr( $value )
		);
	}
	if ( isset( $of['field']['hint'] ) ) {
		echo '<p class="description">' . esc_html( $of['field']['hint'] ) . '</p>';
	}
}

/**
 * The page.
 */
function show_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form method="post" action="options.php">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form></div>';
}
