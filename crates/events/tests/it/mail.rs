//! A digest, taken by a mail server that is made of the few words that a client needs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use tidewaiter_events::NoExpander;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::harness::{Harness, sink, until};

/// Takes mail, after it has refused the first one; gives each as its recipients and its text.
async fn mail_server() -> (u16, mpsc::UnboundedReceiver<(Vec<String>, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = mpsc::unbounded_channel();
    let refusals = Arc::new(AtomicUsize::new(1));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, Arc::clone(&refusals), sender.clone()));
        }
    });
    (port, receiver)
}

async fn talk(
    stream: TcpStream,
    refusals: Arc<AtomicUsize>,
    taken: mpsc::UnboundedSender<(Vec<String>, String)>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut recipients = Vec::new();
    write.write_all(b"220 mail.example ESMTP\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split([' ', ':']).next()?.to_uppercase().as_str() {
            "EHLO" => "250 mail.example",
            "RCPT" => {
                recipients.push(line);
                "250 ok"
            }
            "DATA"
                if refusals
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
                    .is_ok() =>
            {
                "451 later"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    text += &line;
                    text.push('\n');
                }
                taken.send((std::mem::take(&mut recipients), text)).ok()?;
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_tells_of_all_events_together_and_comes_again_after_a_refusal() {
    let (port, mut mail) = mail_server().await;
    let settings = json!({
        "name": "mail",
        "email": {
            "url": format!("smtp://127.0.0.1:{port}"), "every-minutes": 0,
            "from": "tidewaiter <registry@example.com>", "to": ["a@example.com", "b@example.com"],
        },
    });
    let harness = Harness::with(vec![sink(settings)], Arc::new(NoExpander)).await;
    harness.emit("app@1", 0).await;
    until("the first mail is refused", async || {
        let waiting = harness.store.deliveries(false, None, 9).await.unwrap();
        waiting.iter().any(|one| one.last_error.is_some())
    })
    .await;
    harness.emit("app@1", 1).await;
    let mut told = String::new();
    while told.matches("2019-11-16T01:54:34Z").count() < 2 {
        let (recipients, text) = mail.recv().await.unwrap();
        assert_eq!(recipients.len(), 2, "{recipients:?}");
        assert!(text.contains("Subject: tidewaiter: "), "{text}");
        told += &text;
    }
    assert!(told.contains("ECR Image Action  PUSH"), "{told}");
    until("nothing waits", async || {
        harness.store.oldest_pending("mail").await.unwrap().is_none()
    })
    .await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_waits_until_its_time_has_come() {
    let (port, mut mail) = mail_server().await;
    let settings = json!({
        "name": "mail",
        "email": {
            "url": format!("smtp://127.0.0.1:{port}"), "every-minutes": 60,
            "from": "registry@example.com", "to": ["a@example.com"],
        },
    });
    let harness = Harness::with(vec![sink(settings)], Arc::new(NoExpander)).await;
    harness.emit("app@1", 0).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(mail.try_recv().is_err());
    let waiting = harness.store.deliveries(false, None, 9).await.unwrap();
    assert_eq!(waiting[0].attempts, 0);
    harness.end().await;
}
