<?php
/**
 * The clinic's own details: which there are, what they may be, and their address as clinic.json.
 *
 * The limits are those of docs/clinic.schema.json. Nothing about a visitor ever comes in here.
 *
 * @package CoverageCheck
 */

namespace CoverageCheck;

defined( 'ABSPATH' ) || exit;

/**
 * Every field: its label, its kind, the pattern that each value must match, and what to say if it does not.
 *
 * @return array<string, array{label: string, kind: string, pattern?: string, hint?: string, wrong?: string}>
 */
function fields(): array {
	return array(
		'name'             => array(
			'label'   => __( 'Name', 'coverage-check' ),
			'kind'    => 'text',
			'pattern' => '/^.{1,80}$/u',
			'wrong'   => __( 'The name may have 80 letters at most.', 'coverage-check' ),
		),
		'phone'            => array(
			'label'   => __( 'Phone', 'coverage-check' ),
			'kind'    => 'text',
			'pattern' => '/^\+?[\d ().-]{7,20}$/',
			'hint'    => __( 'The number that visitors may call, such as (608) 555-0142.', 'coverage-check' ),
			'wrong'   => __( 'The phone number may hold digits, spaces, dots, dashes and brackets, 7 to 20 of them.', 'coverage-check' ),
		),
		'booking'          => array(
			'label'   => __( 'Booking address', 'coverage-check' ),
			'kind'    => 'address',
			'pattern' => '/^(?=.{1,300}$)https:\/\/[^\s\/@"<>]+\.[^\s@"<>]+$/',
			'hint'    => __( 'Where a visit is booked. It begins with https://', 'coverage-check' ),
			'wrong'   => __( 'The booking address must be a web address that begins with https://', 'coverage-check' ),
		),
		'treatments'       => array(
			'label'   => __( 'Treatments', 'coverage-check' ),
			'kind'    => 'list',
			'pattern' => '/^(esketamine|ketamine-iv|ketamine-im|ketamine-nasal|ketamine-oral)$/',
			'hint'    => __( 'One on each line: esketamine, ketamine-iv, ketamine-im, ketamine-nasal, ketamine-oral.', 'coverage-check' ),
			'wrong'   => __( 'A treatment is not one of esketamine, ketamine-iv, ketamine-im, ketamine-nasal, ketamine-oral.', 'coverage-check' ),
		),
		'states'           => array(
			'label'   => __( 'States', 'coverage-check' ),
			'kind'    => 'list',
			'pattern' => '/^[A-Za-z]{2}$/',
			'hint'    => __( 'Where you may treat people, two letters on each line.', 'coverage-check' ),
			'wrong'   => __( 'A state is two letters, such as WI.', 'coverage-check' ),
		),
		'languages'        => array(
			'label'   => __( 'Languages', 'coverage-check' ),
			'kind'    => 'list',
			'pattern' => '/^.{2,40}$/u',
			'hint'    => __( 'Languages you speak, one on each line.', 'coverage-check' ),
			'wrong'   => __( 'A language has 2 to 40 letters.', 'coverage-check' ),
		),
		'networks'         => array(
			'label'   => __( 'Plan networks', 'coverage-check' ),
			'kind'    => 'list',
			'pattern' => '/^.{2,80}$/u',
			'hint'    => __( 'Networks you belong to, one on each line.', 'coverage-check' ),
			'wrong'   => __( 'A network has 2 to 80 letters.', 'coverage-check' ),
		),
		'prices'           => array(
			'label' => __( 'Prices', 'coverage-check' ),
			'kind'  => 'prices',
			'hint'  => __( 'What you charge people who pay themselves, in whole dollars. One treatment on each line: ketamine-iv session 450 course 2400', 'coverage-check' ),
			'wrong' => __( 'A price is one of esketamine, ketamine-iv, ketamine-im, ketamine-nasal, ketamine-oral, then “session” or “course” or both, each with whole dollars below 100000.', 'coverage-check' ),
		),
		'rems_certified'   => array(
			'label' => __( 'Safety program', 'coverage-check' ),
			'kind'  => 'yes',
			'hint'  => __( 'We are certified for the Spravato safety program (REMS).', 'coverage-check' ),
		),
		'accent_color'     => array(
			'label'   => __( 'Color of buttons and links', 'coverage-check' ),
			'kind'    => 'text',
			'pattern' => '/^#[\dA-Fa-f]{6}$/',
			'hint'    => __( 'Such as #0f5b66. It is made darker or lighter where people could not read it.', 'coverage-check' ),
			'wrong'   => __( 'A color is a # and six digits or letters from a to f.', 'coverage-check' ),
		),
		'background_color' => array(
			'label'   => __( 'Color of the background', 'coverage-check' ),
			'kind'    => 'text',
			'pattern' => '/^#[\dA-Fa-f]{6}$/',
			'hint'    => __( 'Such as #ffffff. It is made light enough to read on; dark screens keep their own.', 'coverage-check' ),
			'wrong'   => __( 'A color is a # and six digits or letters from a to f.', 'coverage-check' ),
		),
	);
}

/**
 * The stored details, as clinic.json says them.
 *
 * @return array<string, mixed>
 */
function clinic(): array {
	$stored = get_option( OPTION, array() );
	return is_array( $stored ) ? array_intersect_key( $stored, fields() ) : array();
}

/**
 * Reads the settings form. A value that is not allowed is named, and the one that was stored before stays.
 *
 * @param mixed $given What the form sent.
 * @return array<string, mixed>
 */
function sanitize( $given ): array {
	$given  = is_array( $given ) ? $given : array();
	$before = clinic();
	$clinic = array();
	foreach ( fields() as $name => $field ) {
		$value = $given[ $name ] ?? '';
		if ( 'yes' === $field['kind'] ) {
			if ( $value ) {
				$clinic[ $name ] = true;
			}
			continue;
		}
		if ( 'prices' === $field['kind'] ) {
			$prices = read_prices( $value );
			if ( null === $prices ) {
				add_settings_error( OPTION, $name, $field['wrong'] );
				$prices = $before[ $name ] ?? array();
			}
			if ( $prices ) {
				$clinic[ $name ] = $prices;
			}
			continue;
		}
		$values  = read_values( $value, $field['kind'] );
		$allowed = array_filter(
			$values,
			function ( $one ) use ( $field ) {
				return 1 === preg_match( $field['pattern'], $one );
			}
		);
		if ( count( $allowed ) !== count( $values ) || count( $values ) > 60 ) {
			add_settings_error( OPTION, $name, $field['wrong'] );
			if ( isset( $before[ $name ] ) ) {
				$clinic[ $name ] = $before[ $name ];
			}
		} elseif ( $values ) {
			$clinic[ $name ] = 'list' === $field['kind'] ? $values : $values[0];
		}
	}
	return $clinic;
}

/**
 * The values in a field: one, or one on each line. A list that was stored already is taken as it is.
 *
 * @param mixed  $value What the form sent.
 * @param string $kind  'text', 'address' or 'list'.
 * @return string[]
 */
function read_values( $value, string $kind ): array {
	if ( is_array( $value ) ) {
		$lines = array_map( 'strval', $value );
	} else {
		$text  = is_string( $value ) ? $value : '';
		$lines = 'list' === $kind ? preg_split( '/[\r\n]+/', $text ) : array( $text );
	}
	// Of an address, whose pattern lets neither spaces nor quotes through, it would take parts such as %2F out.
	$clean = array_map( 'address' === $kind ? 'trim' : 'sanitize_text_field', $lines );
	return array_values( array_filter( $clean, 'strlen' ) );
}

/**
 * Prices as they are written in the form, one treatment on each line; null if a line is not understood. Prices that were
 * stored already are taken as they are.
 *
 * @param mixed $value What the form sent.
 * @return array<string, array<string, int>>|null
 */
function read_prices( $value ): ?array {
	if ( is_array( $value ) ) {
		$value = write_prices( $value );
	}
	$prices = array();
	foreach ( read_values( $value, 'list' ) as $line ) {
		if ( ! preg_match( '/^(esketamine|ketamine-(?:iv|im|nasal|oral))((?:[ ,:]+(?:session|course)[ ,:]+[1-9]\d{0,4})+)$/', $line, $found ) ) {
			return null;
		}
		preg_match_all( '/(session|course)[ ,:]+(\d+)/', $found[2], $parts, PREG_SET_ORDER );
		foreach ( $parts as $part ) {
			$prices[ $found[1] ][ $part[1] ] = (int) $part[2];
		}
	}
	return $prices;
}

/**
 * Stored prices as they are written in the form.
 *
 * @param mixed $prices Stored prices.
 */
function write_prices( $prices ): string {
	$lines = array();
	foreach ( is_array( $prices ) ? $prices : array() as $treatment => $price ) {
		$line = (string) $treatment;
		foreach ( is_array( $price ) ? $price : array() as $for => $dollars ) {
			$line .= " $for " . (int) $dollars;
		}
		$lines[] = $line;
	}
	return implode( "\n", $lines );
}

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'coverage-check/v1',
			'/clinic',
			array(
				'methods'             => 'GET',
				// What it tells stands on the clinic's page anyway.
				'permission_callback' => '__return_true',
				'callback'            => function () {
					return new \WP_REST_Response( (object) clinic() );
				},
			)
		);
	}
);
