//! What holds for all operations: they are reached by method and path, and those that are not there say so.

use serde_json::json;
use tidewaiter_testhouse::House;
use tidewaiter_testhouse::on_both;

on_both!(what_is_not_there_says_so);

async fn what_is_not_there_says_so(house: House) {
    let (code, body) = house
        .rest("inspector2", "POST", "/cis/scan/list", json!({}))
        .await
        .unwrap_err();
    assert_eq!(code, "NotImplementedException", "{body}");
}
