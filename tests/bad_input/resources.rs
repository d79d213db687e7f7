//! A system that gives no threads, little memory, or files without end.

use std::process::{Command, Output};

use crate::files::{name, path_name, sound_pack};
use crate::program::Program;

/// Runs the program by way of others that take something away from it; `None` where they are not
/// there, or may not do so.
fn run_with_less(less: &[&str], args: &[&str]) -> Option<Output> {
    let run = |what: &[&str]| {
        let mut command = Command::new(less[0]);
        command
            .args(&less[1..])
            .args(what)
            .env("RUST_BACKTRACE", "0");
        command.output().ok()
    };
    if !run(&["true"])?.status.success() {
        println!("skipped: {less:?} cannot be run here");
        return None;
    }
    run(&[&[env!("CARGO_BIN_EXE_chengyu-atlas")], args].concat())
}

#[test]
fn a_system_that_gives_no_threads_makes_no_panic() {
    let pack = sound_pack();
    let base = tempfile::tempdir().unwrap();
    let base = base.path().join("base.geojson");
    let feature = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"成都市"},"geometry":{"type":"Polygon","coordinates":[[[103,30],[105,30],[105,31],[103,30]]]}}]}"#;
    std::fs::write(&base, feature).unwrap();
    // Threads of a size that no system gives; the limit on their number does not hold for everybody.
    let stack = ["env", "RUST_MIN_STACK=99999999999999"];
    let number = "setpriv --reuid 65534 --clear-groups prlimit --nproc=1";
    let number: Vec<&str> = number.split(' ').collect();
    for less in [&stack[..], &number] {
        for args in [
            &["verify"][..],
            &["facts", "--format", "csv"],
            &["locate", "104.06", "30.66"],
            &["locate", "--base", path_name(&base), "104.06", "30.1"],
            &["render", "-o", "/dev/null/no.svg"],
            &["verify", "--pack", name(&pack)],
        ] {
            let Some(ended) = run_with_less(less, args) else {
                continue;
            };
            let stderr = String::from_utf8_lossy(&ended.stderr);
            let code = ended.status.code();
            assert!(!stderr.contains("panicked"), "{less:?} {args:?}: {stderr}");
            assert!(
                matches!(code, Some(0 | 1)),
                "{less:?} {args:?}: {code:?} {stderr}"
            );
            let needs_no_file = args[0] != "render" && args.len() < 4;
            assert!(
                !needs_no_file || code == Some(0),
                "{less:?} {args:?}: {stderr}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_picture_that_does_not_fit_into_memory_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a3.png");
    let args = [
        "render",
        "-o",
        path_name(&path),
        "--size",
        "A3",
        "--dpi",
        "600",
    ];
    for megabytes in [400, 500, 600] {
        let limit = format!("--as={megabytes}000000");
        let Some(ended) = run_with_less(&["prlimit", &limit], &args) else {
            return;
        };
        let stderr = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{megabytes} MB: {stderr}");
        let says = |words| stderr.contains(words);
        assert!(
            says("error: the picture takes") && says("lower resolution"),
            "{stderr}"
        );
        assert!(!path.exists());
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn a_limit_on_memory_ends_nothing_at_random() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (svg, pdf, book) = (path("a.svg"), path("a.pdf"), path("b.pdf"));
    let commands: [&[&str]; 6] = [
        &["verify"],
        &["facts", "--format", "csv"],
        &["locate", "104.65", "30.12"],
        &["render", "--force", "-o", &svg],
        &["render", "--force", "-o", &pdf],
        &["render", "--force", "-o", &book, "--book", "cities"],
    ];
    for (megabytes, codes) in [(400, &[0][..]), (200, &[0]), (100, &[0, 1]), (80, &[1])] {
        let limit = format!("--as={megabytes}000000");
        for args in commands {
            let Some(ended) = run_with_less(&["prlimit", &limit], args) else {
                return;
            };
            let stderr = String::from_utf8_lossy(&ended.stderr);
            let code = ended.status.code();
            let is_expected = code.is_some_and(|code| codes.contains(&code));
            assert!(is_expected, "{megabytes} MB {args:?}: {code:?} {stderr}");
            assert!(code == Some(0) || stderr.contains("memory"), "{stderr}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_texts_that_may_not_be_entered_is_one_problem() {
    use std::os::unix::fs::PermissionsExt as _;
    let outer = tempfile::tempdir().unwrap();
    let texts = outer.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    let allow = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(outer.path(), 0o755);
    allow(&texts, 0o000);
    let nobody = ["setpriv", "--reuid", "65534", "--clear-groups"];
    let Some(ended) = run_with_less(&nobody, &["verify", "--texts", path_name(&texts)]) else {
        return;
    };
    let found = String::from_utf8_lossy(&ended.stdout);
    assert_eq!(ended.status.code(), Some(1), "{found}");
    let named = found.matches(path_name(&texts)).count();
    assert!(named == 1 && found.contains("permission denied"), "{found}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for path in [path_name(&pipe), "/dev/zero", path_name(folder.path())] {
        for args in [
            &["verify", "--base", path][..],
            &["locate", "--base", path, "104", "30"],
            &["render", "-o", "map.svg", "--base", path],
        ] {
            let run = Program::run(args).fails_with(1);
            run.says(path, &["error", path, "not a file", "GeoJSON"]);
        }
    }
}

#[test]
fn files_that_are_too_long_or_hold_too_much_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.geojson");
    let verify = |claim: &str, words: &[&str]| {
        let run = Program::run(&["verify", "--base", path_name(&path)]).fails_with(1);
        run.says(claim, &[&[path_name(&path)], words].concat());
    };
    std::fs::File::create(&path)
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    verify("a terabyte", &["longer than 512 MiB", "simplify it"]);
    let feature = |properties: &str| {
        format!(
            r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":[[[103,30],[105,30],[105,31],[103,30]]]}}}}"#
        )
    };
    let collection =
        |features: &str| format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    let numbers = format!(r#"{{"name":"成都市","all":[{}1]}}"#, "1,".repeat(20_000));
    std::fs::write(&path, collection(&feature(&numbers))).unwrap();
    verify(
        "numbers",
        &["feature 1", "more than 10000 values", "leave out"],
    );
    std::fs::write(&path, collection(&("{},".repeat(500_000) + &feature("{}")))).unwrap();
    verify("features", &["more than 500000 features", "leave out"]);
    let arcs = "[104,30],[105,30],[105,31],".repeat(1000) + "[104,30]";
    let topology = format!(
        r#"{{"type":"Topology","arcs":[[{arcs}]],"objects":{{"l":{{"type":"Polygon","arcs":[[{}0]]}}}}}}"#,
        "0,".repeat(30_000)
    );
    std::fs::write(&path, topology).unwrap();
    verify("arcs", &["object 1", "more than", "positions"]);
    let pack = sound_pack();
    let roles = pack.path().join("roles.toml");
    std::fs::write(&roles, "[[role]]\n".repeat(500_001)).unwrap();
    let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
    run.says(
        "entries",
        &["roles.toml", "more than 500000 entries", "several"],
    );
    std::fs::File::create(&roles)
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
    run.says(
        "a terabyte",
        &["roles.toml", "longer than 128 MiB", "several"],
    );
    run.says("one problem", &["     1 problem"]);
}
