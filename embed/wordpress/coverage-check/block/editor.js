// The block in WordPress' editor: its settings, and a card in the widget's place. The widget itself runs on the page only.
( function ( blocks, blockEditor, components, element, i18n ) {
	const el = element.createElement;
	const __ = i18n.__;

	const select = ( label, value, options, set ) =>
		el( components.SelectControl, { label, value, options, onChange: set } );

	blocks.registerBlockType( 'coverage-check/widget', {
		edit( { attributes, setAttributes } ) {
			const { lang, theme, fallback } = attributes;
			const settings = el(
				blockEditor.InspectorControls,
				null,
				el(
					components.PanelBody,
					{ title: __( 'Coverage Check', 'coverage-check' ) },
					select(
						__( 'Language', 'coverage-check' ),
						lang,
						[
							{ label: __( 'As the page or the browser', 'coverage-check' ), value: '' },
							{ label: 'English', value: 'en' },
							{ label: 'Español', value: 'es' },
						],
						( value ) => setAttributes( { lang: value } )
					),
					select(
						__( 'Light or dark', 'coverage-check' ),
						theme,
						[
							{ label: __( 'As the visitor’s device', 'coverage-check' ), value: '' },
							{ label: __( 'Light', 'coverage-check' ), value: 'light' },
							{ label: __( 'Dark', 'coverage-check' ), value: 'dark' },
						],
						( value ) => setAttributes( { theme: value } )
					),
					el( components.TextareaControl, {
						label: __( 'What people see if the check cannot run', 'coverage-check' ),
						value: fallback,
						onChange: ( value ) => setAttributes( { fallback: value } ),
					} )
				)
			);
			const card = el(
				components.Placeholder,
				{
					icon: 'umbrella',
					label: __( 'Coverage Check', 'coverage-check' ),
					instructions: __( 'The check stands here on the published page. Your clinic’s details are under Settings, Coverage Check.', 'coverage-check' ),
				}
			);
			return el( 'div', blockEditor.useBlockProps(), settings, card );
		},
		save: () => null,
	} );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element, window.wp.i18n );
