import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The summary of a test run: each module's time, the dearest test classes, the applications that were started, and last
 * the tests that failed and those that are flaky, which is red first and green when they were run once more.
 *
 * <pre>java .ci/TestReport.java verify.log started</pre>
 *
 * <p>Reads Maven's log, Surefire's and Failsafe's XML reports and the logs of packaged services below {@code target},
 * and leaves out each file that is older than {@code started}. Exits with 0 whatever the tests' results; a report that
 * can't be read is named and passed over.
 */
public final class TestReport {
    private static final int DEAREST = 20;

    /** Of Maven's reactor summary: {@code [INFO] Backsource: cli ...... SUCCESS [01:42 min]}. */
    private static final Pattern MODULE_TIME =
            Pattern.compile("\\[INFO\\] Backsource: (\\S+) \\.+ (SUCCESS|FAILURE) \\[\\s*(.+?)\\]");

    /** Of Quarkus: {@code edge-service 0.1.0 on JVM (powered by Quarkus 3.33.2) started in 3.6s}. */
    private static final Pattern APPLICATION = Pattern.compile("(\\S+) \\S+ on JVM \\(powered by Quarkus \\S+\\) started in");

    private record TestClass(String module, String name, double seconds) {}

    private record Outcome(String module, String test, String message) {
        @Override
        public String toString() {
            return module + ": " + test + (message.isEmpty() ? "" : ": " + message);
        }
    }

    private final List<TestClass> classes = new ArrayList<>();
    private final List<Outcome> failed = new ArrayList<>();
    private final List<Outcome> flaky = new ArrayList<>();
    private final Map<String, Integer> inProcess = new TreeMap<>();
    private final Map<String, Integer> packaged = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        var log = Path.of(arguments[0]);
        var report = new TestReport();
        report.read(Path.of("."), Files.getLastModifiedTime(Path.of(arguments[1])));
        report.print(log);
    }

    private void read(Path root, FileTime started) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                return name.equals(".git") || name.equals("node_modules") || name.equals("src") || name.equals("data")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.lastModifiedTime().compareTo(started) >= 0) {
                    readFile(root.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void readFile(Path file) {
        var name = file.getFileName().toString();
        var module = file.getName(0).toString();
        if (name.startsWith("TEST-") && name.endsWith(".xml")) {
            readReport(module, file);
        } else if (name.matches("[a-z].*\\.log") && file.getNameCount() > 2 && file.getName(1).toString().equals("target")) {
            countApplications(file, packaged);
        }
    }

    private void readReport(String module, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var xml = factory.createXMLStreamReader(in);
            var test = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testsuite" -> classes.add(new TestClass(module, value(xml, "name"), seconds(value(xml, "time"))));
                        case "testcase" -> test = value(xml, "classname") + "." + value(xml, "name");
                        case "failure", "error" -> failed.add(new Outcome(module, test, firstLine(xml)));
                        case "flakyFailure", "flakyError" -> flaky.add(new Outcome(module, test, firstLine(xml)));
                        default -> {}
                    }
                }
            }
        } catch (IOException | XMLStreamException e) {
            System.out.println("can't read " + file + ": " + e.getMessage());
        }
    }

    private static String value(XMLStreamReader xml, String attribute) {
        var value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private static String firstLine(XMLStreamReader xml) {
        var line = value(xml, "message").strip().lines().map(String::strip).filter(part -> !part.isEmpty()).limit(3)
                .collect(Collectors.joining(" "));
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    /** Surefire writes {@code 1,234.5} in some locales. */
    private static double seconds(String time) {
        try {
            return Double.parseDouble(time.replace(",", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void countApplications(Path log, Map<String, Integer> counts) {
        try (var lines = Files.newBufferedReader(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // Looked for first, since the pattern is slow on long lines.
                var started = APPLICATION.matcher(line.contains("(powered by Quarkus") ? line : "");
                if (started.find()) {
                    counts.merge(started.group(1), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Path log) throws IOException {
        System.out.println("time of each module:");
        try (var lines = Files.newBufferedReader(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var module = MODULE_TIME.matcher(line);
                if (module.find()) {
                    System.out.printf("  %-24s %s%n", module.group(1), module.group(3));
                }
            }
        }
        System.out.println("the " + DEAREST + " dearest test classes:");
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(DEAREST)
                .forEach(one -> System.out.printf("  %6.1f s  %s: %s%n", one.seconds(), one.module(), one.name()));
        countApplications(log, inProcess);
        System.out.println("applications started in tests' JVMs: " + total(inProcess) + " " + inProcess);
        System.out.println("applications started as processes: " + total(packaged) + " " + packaged);
        list("failed", failed);
        list("flaky (red, then green when run once more)", flaky);
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void list(String title, List<Outcome> tests) {
        System.out.println(title + ": " + (tests.isEmpty() ? "none" : tests.size()));
        tests.forEach(test -> System.out.println("  " + test));
    }
}
