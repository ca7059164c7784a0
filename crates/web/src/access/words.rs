//! Words by which hand-overs of people, sites and shelters are known.
//!
//! The verbs are those of the agreement language, which is English; places are typed by people, in any of our languages.
//! What these lists miss is restricted by the column `x_class`.

/// Acts that hand people over; without a thing, people are meant.
pub(super) const HANDS_OVER: &[&str] = &["exchange", "hand over", "receive", "release", "transfer"];

/// Acts that can be done to people and to much else.
pub(super) const CONVEYS: &[&str] = &["admit", "convey", "evacuate", "move", "return"];

const PEOPLE: &[&str] = &[
    "adult",
    "adults",
    "bodies",
    "body",
    "boy",
    "boys",
    "captive",
    "captives",
    "child",
    "children",
    "civilian",
    "civilians",
    "deceased",
    "detainee",
    "detainees",
    "evacuee",
    "evacuees",
    "fighter",
    "fighters",
    "girl",
    "girls",
    "hostage",
    "hostages",
    "internee",
    "internees",
    "man",
    "men",
    "minor",
    "minors",
    "patient",
    "patients",
    "people",
    "person",
    "persons",
    "prisoner",
    "prisoners",
    "remains",
    "soldier",
    "soldiers",
    "woman",
    "women",
    "wounded",
];

const LISTS: &[&str] = &["list", "lists", "name", "names"];

const SITES: &[&str] = &[
    "hideout",
    "refuge",
    "safehouse",
    "shelter",
    "shelters",
    "site",
    "sites", // English
    "rifugi",
    "rifugio",
    "siti",
    "sito", // Italian
    "مأوى",
    "مآوي",
    "ملجأ",
    "ملاجئ",
    "موقع",
    "مواقع", // Arabic
    "מקלט",
    "מקלטים",
    "אתר",
    "אתרים", // Hebrew
];

/// Names of sites in more than one word.
const SITES_IN_WORDS: &[&str] = &[
    "safe house",
    "assembly point",
    "hand-over point",
    "handover point",
];

/// True if people are meant by one of the words before `of`, `in`, `held` and the like.
pub(super) fn names_people(thing: &str) -> bool {
    words(thing).any(|word| PEOPLE.contains(&word.as_str()))
}

/// True if a list is meant, of whatever.
pub(super) fn names_a_list(thing: &str) -> bool {
    words(thing)
        .take_while(|word| word != "of")
        .any(|word| LISTS.contains(&word.as_str()))
}

/// True if a site or a shelter is named.
pub(super) fn names_a_site(text: &str) -> bool {
    let lower = text.to_lowercase();
    words(text).any(|word| SITES.contains(&word.as_str()))
        || SITES_IN_WORDS.iter().any(|name| lower.contains(name))
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(|word| {
        // The article is written as a part of the word.
        let bare = word.strip_prefix("ال").or_else(|| word.strip_prefix('ה'));
        bare.unwrap_or(word).to_lowercase()
    })
}
