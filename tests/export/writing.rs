//! Writing: whole or not at all, over nothing that is there unless it is told to, and with nothing
//! left beside it when the disk refuses.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Barrier;

use chengyu_atlas::files::{FileError, Overwrite, check_targets, write_atomically, write_together};
use tempfile::tempdir;

use super::listing;

const BOTH: [Overwrite; 2] = [Overwrite::No, Overwrite::Yes];

#[test]
fn a_file_is_replaced_whole_when_it_may_be_and_nothing_is_left_beside_it() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    write_atomically(&path, b"first", Overwrite::No).expect("written");
    write_atomically(&path, b"second", Overwrite::Yes).expect("written again");
    assert_eq!(fs::read(&path).expect("a file"), b"second");
    assert_eq!(listing(folder.path()), ["map.svg"]);
}

#[test]
fn an_earlier_file_stays_unless_it_may_be_replaced() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    fs::write(&path, "earlier").expect("a file");
    for refused in [
        check_targets(&[&path], &[], Overwrite::No),
        write_atomically(&path, b"new", Overwrite::No),
    ] {
        let refused = refused.expect_err("the file is there");
        assert!(matches!(refused, FileError::Exists(_)), "{refused}");
        let said = refused.to_string();
        assert!(
            said.contains("map.svg") && said.contains("--force"),
            "{said}"
        );
    }
    assert_eq!(fs::read(&path).expect("the file"), b"earlier");
    assert_eq!(listing(folder.path()), ["map.svg"]);
}

#[test]
fn of_many_writers_of_one_new_file_one_succeeds() {
    const WRITERS: usize = 8;
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    let start = Barrier::new(WRITERS);
    let write = |n: usize| {
        start.wait();
        let own = vec![b'0' + u8::try_from(n).expect("small"); 100_000];
        write_atomically(&path, &own, Overwrite::No).map(|()| own)
    };
    let written: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|n| scope.spawn(move || write(n)))
            .collect();
        let ended = writers.into_iter().map(|w| w.join().expect("no panic"));
        ended.filter_map(Result::ok).collect()
    });
    assert_eq!(written.len(), 1);
    assert_eq!(fs::read(&path).expect("the file"), written[0]);
    assert_eq!(listing(folder.path()), ["map.svg"]);
}

#[test]
fn a_folder_in_the_way_stays_and_nothing_is_left_beside_it() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    fs::create_dir(&path).expect("a folder in the way");
    fs::write(path.join("inside"), "kept").expect("a file");
    for overwrite in BOTH {
        let refused = write_atomically(&path, b"new", overwrite).expect_err("a folder is no file");
        assert!(matches!(refused, FileError::IsFolder(_)), "{refused}");
        assert!(refused.to_string().contains("map.svg"), "{refused}");
    }
    assert_eq!(listing(folder.path()), ["map.svg"]);
    assert_eq!(fs::read(path.join("inside")).expect("the file"), b"kept");
}

#[test]
fn a_file_where_the_folder_should_be_stays_as_it_was() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("earlier.svg");
    fs::write(&file, "earlier").expect("a file");
    for overwrite in BOTH {
        let refused =
            write_atomically(&file.join("map.svg"), b"new", overwrite).expect_err("no folder");
        assert!(matches!(refused, FileError::NoFolder(_)), "{refused}");
    }
    assert_eq!(fs::read(&file).expect("the file"), b"earlier");
    assert_eq!(listing(folder.path()), ["earlier.svg"]);
}

#[test]
fn a_missing_folder_is_named_and_not_made() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("missing").join("map.svg");
    let refused = write_atomically(&path, b"new", Overwrite::Yes).expect_err("no folder");
    let message = refused.to_string();
    assert!(
        message.contains("missing") && message.contains("create it"),
        "{message}"
    );
    assert!(listing(folder.path()).is_empty());
}

/// In the one kind of folder that root, too, cannot write to.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let path = Path::new("/proc/self/map.svg");
    let refused = write_atomically(path, b"new", Overwrite::Yes).expect_err("no place to write");
    assert!(matches!(refused, FileError::Write { .. }), "{refused}");
    assert!(
        refused.to_string().contains("/proc/self/map.svg"),
        "{refused}"
    );
    assert!(!refused.to_string().contains(".tmp"), "{refused}");
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_folder_without_write_permission_keeps_its_earlier_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    fs::write(&path, "earlier").expect("a file");
    let mode = |mode| {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    mode(0o555);
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    if is_root {
        mode(0o755);
        eprintln!("skipped: this user may write to every folder");
        return;
    }
    let refused = write_atomically(&path, b"new", Overwrite::Yes).expect_err("no leave");
    mode(0o755);
    assert!(refused.to_string().contains("map.svg"), "{refused}");
    assert_eq!(fs::read(&path).expect("the file"), b"earlier");
    assert_eq!(listing(folder.path()), ["map.svg"]);
}

/// A disk of one megabyte, for as long as this lives.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` where this user may mount nothing.
    fn mount() -> Option<Self> {
        let folder = tempdir().expect("a folder");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(folder.path())
            .output();
        let is_mounted = mount.is_ok_and(|mount| mount.status.success());
        is_mounted.then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.0.path()).status();
        if !unmounted.is_ok_and(|status| status.success()) {
            eprintln!("{} is still mounted", self.0.path().display());
        }
    }
}

#[test]
fn on_a_full_disk_the_earlier_file_stays_and_nothing_is_left_beside_it() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("skipped: a small disk cannot be mounted");
        return;
    };
    let folder = disk.0.path();
    let path = folder.join("map.svg");
    write_atomically(&path, b"earlier", Overwrite::No).expect("written");
    let large = vec![0; 2 << 20];
    for (name, overwrite) in [("map.svg", Overwrite::Yes), ("other.svg", Overwrite::No)] {
        let refused = write_atomically(&folder.join(name), &large, overwrite)
            .expect_err("the disk is too small");
        let said = refused.to_string();
        assert!(
            said.contains(name) && said.contains("disk is full"),
            "{said}"
        );
        assert!(!said.contains("at path"), "{said}");
    }
    assert_eq!(fs::read(&path).expect("the file"), b"earlier");
    assert_eq!(listing(folder), ["map.svg"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_what_it_points_at_is_replaced() {
    use std::os::unix::fs::symlink;
    let (folder, other) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let (link, second) = (folder.path().join("map.svg"), folder.path().join("a.svg"));
    let file = other.path().join("real.svg");
    fs::write(&file, "earlier").expect("a file");
    symlink(&file, &second).expect("a link");
    symlink("a.svg", &link).expect("a link to a link");
    write_atomically(&link, b"new", Overwrite::No).expect_err("something is there");
    write_atomically(&link, b"new", Overwrite::Yes).expect("written");
    assert_eq!(fs::read(&file).expect("the file"), b"new");
    for path in [&link, &second] {
        let entry = fs::symlink_metadata(path).expect("an entry");
        assert!(entry.is_symlink(), "{}", path.display());
    }
    assert_eq!(listing(folder.path()), ["a.svg", "map.svg"]);
    assert_eq!(listing(other.path()), ["real.svg"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_or_to_a_device_is_refused_by_its_name() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().expect("a folder");
    for (end, words) in [("nowhere.svg", "leads nowhere"), ("/dev/null", "device")] {
        let link = folder.path().join("map.svg");
        symlink(end, &link).expect("a link");
        for refused in [
            check_targets(&[&link], &[], Overwrite::Yes),
            write_atomically(&link, b"new", Overwrite::Yes),
        ] {
            let said = refused.expect_err(end).to_string();
            assert!(said.contains("map.svg") && said.contains(words), "{said}");
        }
        assert_eq!(listing(folder.path()), ["map.svg"]);
        fs::remove_file(&link).expect("the link");
    }
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().expect("a folder");
    let mode = |name: &str| {
        let metadata = fs::metadata(folder.path().join(name)).expect("a file");
        metadata.permissions().mode() & 0o777
    };
    let old = folder.path().join("old.svg");
    for kept in [0o600, 0o640, 0o664, 0o444] {
        fs::write(&old, "earlier").expect("a file");
        fs::set_permissions(&old, fs::Permissions::from_mode(kept)).expect("a mode");
        write_atomically(&old, b"new", Overwrite::Yes).expect("written");
        assert_eq!(mode("old.svg"), kept);
        fs::remove_file(&old).expect("the file");
    }
    // What the system gives to any new file here.
    fs::write(folder.path().join("usual.svg"), "").expect("a file");
    write_atomically(&folder.path().join("new.svg"), b"new", Overwrite::No).expect("written");
    assert_eq!(mode("new.svg"), mode("usual.svg"));
}

#[test]
fn of_two_files_both_are_written_or_none() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let (map, references) = (path("map.svg"), path("refs.bib"));
    let both = |overwrite| {
        let files: [(&Path, &[u8]); 2] = [(&map, b"new map"), (&references, b"new references")];
        write_together(&files, overwrite)
    };
    fs::create_dir(&references).expect("a folder in the way");
    both(Overwrite::No).expect_err("no file can be there");
    assert_eq!(listing(folder.path()), ["refs.bib"]);
    fs::write(&map, "earlier").expect("a file");
    both(Overwrite::Yes).expect_err("no file can be there");
    assert_eq!(fs::read(&map).expect("the map"), b"earlier");
    fs::remove_dir(&references).expect("the folder");
    both(Overwrite::Yes).expect("written");
    assert_eq!(fs::read(&map).expect("the map"), b"new map");
    assert_eq!(listing(folder.path()), ["map.svg", "refs.bib"]);
}

/// Something is mounted on the second file, so that nothing can be moved there: only the move
/// itself finds that out, after the first file has been moved.
#[cfg(target_os = "linux")]
#[test]
fn a_move_that_fails_undoes_the_one_before() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("skipped: nothing can be mounted");
        return;
    };
    let folder = disk.0.path();
    let (map, references) = (folder.join("map.svg"), folder.join("refs.bib"));
    fs::write(&references, "in use").expect("a file");
    let mount = Command::new("mount")
        .arg("--bind")
        .args([&references, &references])
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        eprintln!("skipped: a file cannot be mounted");
        return;
    }
    let files: [(&Path, &[u8]); 2] = [(&map, b"new"), (&references, b"new")];
    let refused_new = write_together(&files, Overwrite::Yes);
    let without_map = listing(folder);
    fs::write(&map, "earlier").expect("a file");
    let refused = write_together(&files, Overwrite::Yes);
    let with_map = listing(folder);
    let unmounted = Command::new("umount").arg(&references).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    for refused in [refused_new, refused] {
        let said = refused.expect_err("it is in use").to_string();
        assert!(
            said.contains("refs.bib") && !said.contains("at path"),
            "{said}"
        );
    }
    assert_eq!(without_map, ["refs.bib"]);
    assert_eq!(with_map, ["map.svg", "refs.bib"]);
    assert_eq!(fs::read(&map).expect("the map"), b"earlier");
    assert_eq!(fs::read(&references).expect("the file"), b"in use");
}

#[cfg(unix)]
#[test]
fn a_file_under_two_names_is_not_written_twice() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("f.svg"), "earlier").expect("a file");
    std::os::unix::fs::symlink("f.svg", path("link.bib")).expect("a link");
    fs::hard_link(path("f.svg"), path("hard.bib")).expect("a link");
    std::os::unix::fs::symlink(".", path("here")).expect("a link");
    for other in ["link.bib", "hard.bib", "here/f.svg"] {
        let files = [path("f.svg"), path(other)];
        let refused = write_together(
            &[
                (&files[0], b"figure".as_slice()),
                (&files[1], b"references"),
            ],
            Overwrite::Yes,
        );
        let refused = refused.expect_err(other);
        assert!(matches!(refused, FileError::Same(..)), "{refused}");
    }
    // One that is not there yet has two names by way of its folder.
    let files = [path("new.svg"), path("here/new.svg")];
    let refused = check_targets(&[&files[0], &files[1]], &[], Overwrite::No);
    assert!(matches!(refused, Err(FileError::Same(..))), "{refused:?}");
    let refused = check_targets(&[&path("f.svg")], &[&path("link.bib")], Overwrite::Yes);
    assert!(
        matches!(refused, Err(FileError::IsInput(..))),
        "{refused:?}"
    );
    assert_eq!(fs::read(path("f.svg")).expect("the file"), b"earlier");
}

/// A limit on the length of files kills the program in the middle of its writing.
#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_killed_while_it_writes_leaves_nothing() {
    let folder = tempdir().expect("a folder");
    for name in ["new.svg", "old.svg"] {
        if name == "old.svg" {
            fs::write(folder.path().join(name), "earlier").expect("a file");
        }
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -f 16; exec \"$0\" render --force -o \"$1\""]);
        shell.arg(env!("CARGO_BIN_EXE_chengyu-atlas"));
        let ended = shell
            .arg(folder.path().join(name))
            .output()
            .expect("a shell");
        assert!(!ended.status.success(), "{ended:?}");
    }
    assert_eq!(listing(folder.path()), ["old.svg"]);
}

#[test]
fn what_a_program_without_a_chance_to_tidy_up_has_left_is_removed_by_the_next_one() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join(".chengyu-atlas-a1b2c3.tmp"), "half").expect("a file");
    write_atomically(&folder.path().join("map.svg"), b"whole", Overwrite::No).expect("written");
    assert_eq!(listing(folder.path()), ["map.svg"]);
}
