//! The one sentence that answers "would my plan probably pay?". It says no more than the band and
//! what it rests on allow: "most plans" where nothing of the plan's own was found, safety before
//! insurance, and never a promise.

use crate::state::Language;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Basis, ReasonKind};

/// The sentence for a settled band.
pub fn sentence(
    band: Band,
    basis: Option<Basis>,
    reason: ReasonKind,
    language: Language,
) -> &'static str {
    let (english, spanish) = match (band, basis, reason) {
        (Band::NotCovered | Band::Unlikely, _, ReasonKind::Safety) => (
            "Talk to your doctor before anything else. What you told us can make this treatment unsafe for you.",
            "Hable primero con su médico. Lo que nos dijo puede hacer que este tratamiento no sea seguro para usted.",
        ),
        (Band::NotCovered | Band::Unlikely, _, ReasonKind::Label) => (
            "This medicine is not approved for a situation like the one you describe. Plans follow that.",
            "Este medicamento no está aprobado para una situación como la que describe. Los planes se guían por eso.",
        ),
        (Band::NotCovered | Band::Unlikely, _, ReasonKind::Law) => (
            "A law or an official rule stands against coverage here.",
            "Una ley o una regla oficial impide aquí la cobertura.",
        ),
        (Band::Likely, Some(Basis::Policy), _) => (
            "Your plan’s policy covers this, and what you told us fits every requirement we know of. The plan still has to say yes.",
            "La política de su plan cubre esto, y lo que nos dijo cumple todos los requisitos que conocemos. El plan todavía tiene que decir que sí.",
        ),
        (Band::Likely, Some(Basis::Programme), _) => (
            "The program’s rules cover this, and what you told us fits every requirement we know of. The program still has to say yes.",
            "Las reglas del programa cubren esto, y lo que nos dijo cumple todos los requisitos que conocemos. El programa todavía tiene que decir que sí.",
        ),
        (Band::Likely, _, _) => (
            "Most plans cover this for people in a situation like yours. We found no written policy for your own plan.",
            "La mayoría de los planes cubre esto en una situación como la suya. No encontramos una política escrita de su propio plan.",
        ),
        (Band::WithinReach, Some(Basis::Policy), _) => (
            "Your plan’s policy covers this, but asks for something that is still missing or not yet known. It may still be possible.",
            "La política de su plan cubre esto, pero pide algo que todavía falta o que aún no se sabe. Puede que todavía sea posible.",
        ),
        (Band::WithinReach, Some(Basis::Programme), _) => (
            "The program’s rules cover this, but ask for something that is still missing or not yet known. It may still be possible.",
            "Las reglas del programa cubren esto, pero piden algo que todavía falta o que aún no se sabe. Puede que todavía sea posible.",
        ),
        (Band::WithinReach, _, _) => (
            "Most plans cover this, but ask for something that is still missing or not yet known. It may still be possible.",
            "La mayoría de los planes cubre esto, pero pide algo que todavía falta o que aún no se sabe. Puede que todavía sea posible.",
        ),
        (Band::CaseByCase, Some(Basis::Policy), _) => (
            "Your plan’s policy says that it decides each case on its own.",
            "La política de su plan dice que decide cada caso por separado.",
        ),
        (Band::CaseByCase, Some(Basis::Programme), _) => (
            "The program decides each case on its own.",
            "El programa decide cada caso por separado.",
        ),
        (Band::CaseByCase, _, _) => (
            "Most plans decide each case on its own.",
            "La mayoría de los planes decide cada caso por separado.",
        ),
        (Band::Unlikely, Some(Basis::Policy), _) => (
            "Your plan’s policy asks for something that does not fit what you told us, and that cannot be changed.",
            "La política de su plan pide algo que no coincide con lo que nos dijo y que no se puede cambiar.",
        ),
        (Band::Unlikely, Some(Basis::Programme), _) => (
            "The program’s rules ask for something that does not fit what you told us, and that cannot be changed.",
            "Las reglas del programa piden algo que no coincide con lo que nos dijo y que no se puede cambiar.",
        ),
        (Band::Unlikely, _, _) => (
            "Most plans do not pay for this. We found no written policy that says otherwise.",
            "La mayoría de los planes no paga esto. No encontramos ninguna política escrita que diga lo contrario.",
        ),
        (Band::NotCovered, Some(Basis::Policy), _) => (
            "Your plan’s policy says in writing that it does not pay for this.",
            "La política de su plan dice por escrito que no paga esto.",
        ),
        (Band::NotCovered, Some(Basis::Programme), _) => (
            "The program’s rules say that it does not pay for this.",
            "Las reglas del programa dicen que no paga esto.",
        ),
        (Band::NotCovered, _, _) => {
            ("Most plans rule this out.", "La mayoría de los planes lo excluye.")
        }
        (Band::Unknown, Some(_), _) => (
            "We cannot say. An answer that decides this is missing.",
            "No podemos decirlo. Falta una respuesta que decide esto.",
        ),
        (Band::Unknown, None, _) => (
            "We cannot say. We found nothing sound to go by for a plan like yours. Ask the plan before you count on it.",
            "No podemos decirlo. No encontramos nada firme en que basarnos para un plan como el suyo. Pregunte al plan antes de contar con ello.",
        ),
    };
    match language {
        Language::English => english,
        Language::Spanish => spanish,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_general_basis_never_speaks_of_your_plans_rules() {
        for band in Band::ALL {
            let said = sentence(band, Some(Basis::General), ReasonKind::Plan, Language::English);
            assert!(!said.contains("Your plan’s policy"), "{said}");
        }
    }

    #[test]
    fn safety_speaks_of_the_doctor_first() {
        for basis in [Basis::General, Basis::Programme, Basis::Policy] {
            let said =
                sentence(Band::NotCovered, Some(basis), ReasonKind::Safety, Language::English);
            assert!(said.starts_with("Talk to your doctor"), "{said}");
        }
    }
}
