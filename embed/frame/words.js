// What the frame itself says, in both languages, when something is missing: plainly, and always with a way on.
// No text here may hold or depend on an answer.

/** @type {Record<'load' | 'blocked' | 'stopped' | 'partly' | 'alone' | 'waiting', Record<Language, string>>} */
const FRAME_WORDS = {
  load: {
    en: 'The check could not be loaded completely, so it will not start: half-loaded information could give a wrong answer. Reloading the page may help.',
    es: 'La herramienta no se cargó por completo y por eso no se iniciará: con información incompleta, la respuesta podría ser incorrecta. Volver a cargar la página puede ayudar.',
  },
  blocked: {
    en: 'This browser does not allow the check to run here. It may work in another browser or on another device, or with lockdown mode turned off for this site.',
    es: 'Este navegador no permite usar la herramienta aquí. Puede funcionar en otro navegador o dispositivo, o si desactiva el modo de aislamiento (lockdown mode) para este sitio.',
  },
  stopped: {
    en: 'Something went wrong and the check had to stop. Nothing you entered was sent anywhere. To start again, reload the page.',
    es: 'Algo falló y la herramienta tuvo que detenerse. Nada de lo que escribió se envió a ninguna parte. Para empezar de nuevo, vuelva a cargar la página.',
  },
  partly: {
    en: 'The questions work, but the rest (the result, costs, papers, sources and the other language) could not be loaded. Reloading the page may help; the answers are then asked again.',
    es: 'Las preguntas funcionan, pero no se pudo cargar el resto (el resultado, los costos, los documentos, las fuentes y el otro idioma). Volver a cargar la página puede ayudar; después se le preguntará de nuevo.',
  },
  alone: {
    en: 'This is one part of Coverage Check and does nothing by itself. Please go back to the page of your clinic.',
    es: 'Esto es solo una parte de Coverage Check y no funciona por sí sola. Regrese a la página de su clínica.',
  },
  waiting: {
    en: 'One moment. The questions are on their way.',
    es: 'Un momento. Las preguntas están por llegar.',
  },
};

/**
 * The way on: the clinic if it gave a number, the plan's own number, and the crisis line.
 * @param {ClinicSettings | null} clinic
 * @returns {Record<Language, string>}
 */
function wayOn(clinic) {
  const { name, phone } = clinic ?? {};
  return {
    en:
      (phone ? `You can call ${name ?? 'the clinic'} at ${phone}, or` : 'You can') +
      ' call the member number on your insurance card. If you are in crisis, call or text 988.',
    es:
      (phone ? `Puede llamar a ${name ?? 'la clínica'} al ${phone}, o` : 'Puede llamar') +
      ' al número para miembros de su tarjeta del seguro. Si está en crisis, llame al 988 y oprima 2, o escriba AYUDA al 988.',
  };
}
