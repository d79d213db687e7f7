//! Files dropped on a window as a file manager drops them: the source's side of the XDND protocol,
//! version 5.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

const DEADLINE: Duration = Duration::from_secs(30);
const VERSION: u32 = 5;

/// The window that a file is dragged from.
struct Source {
    connection: RustConnection,
    window: Window,
    target: Window,
    list: String,
}

/// Drops files on a window of a display, at a point of the screen.
pub(crate) fn drop_files(display: &str, target: Window, at: (u16, u16), paths: &[&Path]) {
    let source = Source::new(display, target, paths);
    let [kind, copy] = ["text/uri-list", "XdndActionCopy"].map(|name| source.atom(name));
    source.send("XdndEnter", [VERSION << 24, kind, 0, 0]);
    let point = u32::from(at.0) << 16 | u32::from(at.1);
    source.send("XdndPosition", [0, point, x11rb::CURRENT_TIME, copy]);
    let status = source.answer("XdndStatus");
    assert_eq!(status[1] & 1, 1, "the window does not take files");
    source.send("XdndDrop", [0, x11rb::CURRENT_TIME, 0, 0]);
    source.answer("XdndFinished");
}

impl Source {
    fn new(display: &str, target: Window, paths: &[&Path]) -> Self {
        let (connection, screen) = x11rb::connect(Some(display)).expect("the display");
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().expect("an id");
        let (none, class) = (CreateWindowAux::new(), WindowClass::INPUT_ONLY);
        connection
            .create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &none)
            .expect("a window");
        let uri = |path: &&Path| format!("file://{}\r\n", escaped(path));
        let source = Self {
            connection,
            window,
            target,
            list: paths.iter().map(uri).collect(),
        };
        let selection = source.atom("XdndSelection");
        source
            .connection
            .set_selection_owner(window, selection, x11rb::CURRENT_TIME)
            .expect("the selection");
        source
    }

    fn atom(&self, name: &str) -> Atom {
        let asked = self.connection.intern_atom(false, name.as_bytes());
        asked.expect("a request").reply().expect("an atom").atom
    }

    /// Sends a message of the protocol to the window.
    fn send(&self, name: &str, [a, b, c, d]: [u32; 4]) {
        let data = [self.window, a, b, c, d];
        let message = ClientMessageEvent::new(32, self.target, self.atom(name), data);
        self.connection
            .send_event(false, self.target, EventMask::NO_EVENT, message)
            .expect("a message");
        self.connection.flush().expect("the connection");
    }

    /// Hands over the files when they are asked for, and waits for an answer of the window.
    fn answer(&self, name: &str) -> [u32; 5] {
        let expected = self.atom(name);
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < DEADLINE, "no {name} comes back");
            match self.connection.poll_for_event().expect("the connection") {
                Some(Event::ClientMessage(message)) if message.type_ == expected => {
                    return message.data.as_data32();
                }
                Some(Event::SelectionRequest(request)) => self.hand_over(&request),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    fn hand_over(&self, request: &SelectionRequestEvent) {
        let connection = &self.connection;
        let (mode, bytes) = (PropMode::REPLACE, self.list.as_bytes());
        connection
            .change_property8(
                mode,
                request.requestor,
                request.property,
                request.target,
                bytes,
            )
            .expect("a property");
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, notice)
            .expect("a message");
        connection.flush().expect("the connection");
        assert_ne!(request.property, u32::from(AtomEnum::NONE));
    }
}

/// A path as it stands in a URI.
fn escaped(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let escape = |byte: &u8| {
        if is_plain(byte) {
            char::from(*byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    bytes.iter().map(escape).collect()
}
