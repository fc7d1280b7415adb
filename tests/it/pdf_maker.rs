//! Makes PDFs for tests: pages of words and bars, of any number, whole, locked or without a page.

use std::fmt::Write as _;

/// A PDF whose pages each say their number, over a bar that is longer on later pages.
pub(crate) fn pdf(pages: u32) -> Vec<u8> {
    written(pages, "")
}

/// The same, said to be protected by a password.
pub(crate) fn locked() -> Vec<u8> {
    let half = "41".repeat(32);
    let encrypt = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{half}> /U <{half}> >> /ID [<{half}> <{half}>]"
    );
    written(1, &encrypt)
}

/// One page that draws a form which draws the next form twice, and so on: a small file that draws without end.
pub(crate) fn endless() -> Vec<u8> {
    const DEEP: usize = 40;
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 792 612] /Contents 4 0 R \
         /Resources << /XObject << /F 5 0 R >> >> >>"
            .to_owned(),
        "<< /Length 5 >>\nstream\n/F Do\nendstream".to_owned(),
    ];
    for form in 0..DEEP {
        let (next, content) = if form + 1 < DEEP {
            (format!("/F {} 0 R", form + 6), "/F Do /F Do")
        } else {
            (String::new(), "0 0 10 10 re f")
        };
        objects.push(format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 792 612] \
             /Resources << /XObject << {next} >> >> /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    laid_out(&objects, "")
}

fn written(pages: u32, trailer: &str) -> Vec<u8> {
    let kids: String = (0..pages).fold(String::new(), |mut kids, page| {
        let _ = write!(kids, "{} 0 R ", 4 + 2 * page);
        kids
    });
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>".to_owned(),
    ];
    for page in 1..=pages {
        let content = page_of(page);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 792 612] /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R >> >> >>",
            3 + 2 * page
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    laid_out(&objects, trailer)
}

/// The objects as a file, with the table of where each stands.
fn laid_out(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n",
        places.len() + 1
    );
    file.into_bytes()
}

/// What stands on a page: a title, five bars with their labels, a line below.
fn page_of(page: u32) -> String {
    let mut content = format!("BT /F 34 Tf 54 530 Td (Budget by district, page {page}) Tj ET\n");
    let districts = [
        "Harbor",
        "Mill Street",
        "North Side",
        "Old Town",
        "Riverside",
    ];
    for (row, district) in districts.iter().enumerate() {
        let y = 430 - 76 * row as i32;
        let long = 90 + 34 * ((row as u32 * 3 + page) % 9);
        let _ = write!(
            content,
            "BT /F 20 Tf 54 {} Td ({district}) Tj ET\n0.11 0.31 0.57 rg 200 {y} {long} 40 re f\n0 g\n",
            y + 12
        );
    }
    let _ = write!(
        content,
        "BT /F 14 Tf 54 54 Td (Adopted in June, in thousands) Tj ET"
    );
    content
}
