//! Names of the models in Rust's spelling.

/// Words of a name: `KMS_DSSE` and `imageIDs` are two each, `AES256` is one.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let from_lower = before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit());
        let acronym_ends = before.is_some_and(|before| before.is_ascii_uppercase())
            && after.is_some_and(char::is_ascii_lowercase)
            && !(after == Some(&'s') && letters.get(at + 2).is_none_or(|next| !next.is_ascii_lowercase()));
        if letter.is_ascii_uppercase() && (from_lower || acronym_ends) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `imageIds` → `image_ids`.
pub fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `IMAGE_IDS` for a static.
pub fn screaming(name: &str) -> String {
    snake(name).to_uppercase()
}

/// `KMS_DSSE` → `KmsDsse`; a leading digit gets a `V` before it.
pub fn pascal(name: &str) -> String {
    let joined: String = words(name).iter().map(|word| capital(word)).collect();
    if joined.starts_with(|first: char| first.is_ascii_digit()) {
        format!("V{joined}")
    } else {
        joined
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

/// A field's name; keywords are written raw.
pub fn field(name: &str) -> String {
    let snake = snake(name);
    match snake.as_str() {
        "type" | "match" | "ref" | "in" | "enum" | "mod" | "use" | "where" | "final" => format!("r#{snake}"),
        _ => snake,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_rust_does() {
        for (name, spelled) in [
            ("imageIds", "image_ids"),
            ("KMS_DSSE", "kms_dsse"),
            ("AES256", "aes256"),
            ("IDPRejectedClaimException", "idp_rejected_claim_exception"),
            ("ARNs", "arns"),
            ("ecr-public", "ecr_public"),
            ("UserId", "user_id"),
        ] {
            assert_eq!(snake(name), spelled);
        }
        assert_eq!(pascal("ecr-public"), "EcrPublic");
        assert_eq!(pascal("14_DAYS"), "V14Days");
        assert_eq!(pascal("arnType"), "ArnType");
        assert_eq!(field("type"), "r#type");
    }
}
