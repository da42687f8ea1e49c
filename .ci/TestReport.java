import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The summary of a test run, and its budget: the dearest test classes, the applications that were started, the tests that
 * failed, those that are flaky, which is red first and green when they were run once more, the stage's time, and last what
 * went beyond {@code .ci/budget.properties}.
 *
 * <pre>java .ci/TestReport.java verify 2026-11-29T15:20:00Z edge-service config-service/access</pre>
 *
 * <p>The arguments are the stage, when it began, and the modules all of whose kinds of tests ran in it, if that is known. Reads Surefire's and
 * Failsafe's XML reports and the logs of Quarkus below each module's {@code target}, and leaves out older ones.
 *
 * <p>Exits with 1
 * <ul>
 *   <li>where a test failed, and failed again if it was run once more;
 *   <li>where a JVM of tests timed out or ended before its tests did, or its report breaks off;
 *   <li>where such a module has unit or integration tests and no report of any, or, in the stage {@code system}, a fault run without one;
 *   <li>where a time is beyond its budget by more than the slack, or too many applications were started;
 * </ul>
 * and with 0 otherwise. What fails before any test does, such as the compiler, is in Maven's own exit code alone.
 */
public final class TestReport {
    private static final int DEAREST = 20;
    private static final String BUDGET = ".ci/budget.properties";

    /** The log that the applications in a test's JVM share; all others are of services as processes. */
    private static final String APPLICATIONS_LOG = "applications.log";

    /** Of Quarkus: {@code 2026-11-29 15:20:03,123 … edge-service 0.1.0 on JVM (powered by Quarkus 3.33.2) started in 3.6s}. */
    private static final Pattern APPLICATION =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d),\\d+ .*\\(powered by Quarkus \\S+\\) started in");

    private static final DateTimeFormatter LOGGED_AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** In a module's {@code pom.xml}. */
    private static final Pattern FAULT_RUN = Pattern.compile("(\\w+IT)\\.java(?=[^<>]*</fault-runs>)");

    private record TestClass(String module, String name, double seconds) {
        String simpleName() {
            return name.replaceAll(".*\\.", "");
        }
    }

    private record Outcome(String module, String test, String message) {
        @Override
        public String toString() {
            return module + ": " + test + (message.isEmpty() ? "" : ": " + message);
        }
    }

    private final Path checkout;
    private final PrintStream out;
    private final String stage;
    private final Instant began;
    private final Properties budget;
    private final List<TestClass> classes = new ArrayList<>();
    private final List<Outcome> failed = new ArrayList<>();
    private final List<Outcome> flaky = new ArrayList<>();
    /** The folders with a report of a test class, such as {@code edge-service/target/failsafe-reports}. */
    private final Set<Path> reported = new HashSet<>();
    private final Map<String, Integer> applications = new TreeMap<>();
    private final Map<String, Integer> processes = new TreeMap<>();
    private final List<String> named = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    private TestReport(Path checkout, PrintStream out, String stage, Instant began, Properties budget) {
        this.checkout = checkout;
        this.out = out;
        this.stage = stage;
        this.began = began;
        this.budget = budget;
    }

    public static void main(String[] arguments) throws IOException {
        if (!passes(Path.of(""), System.out, List.of(arguments))) {
            System.exit(1);
        }
    }

    /** Whether no test failed and the budget is held, which it prints; the arguments are those of the command. */
    public static boolean passes(Path checkout, PrintStream out, List<String> arguments) throws IOException {
        var budget = new Properties();
        try (var lines = Files.newBufferedReader(checkout.resolve(BUDGET))) {
            budget.load(lines);
        }
        var report = new TestReport(checkout, out, arguments.get(0), Instant.parse(arguments.get(1)), budget);
        report.read();
        report.expect(arguments.subList(2, arguments.size()));
        if (report.classes.isEmpty() && report.failed.isEmpty()) {
            return true;
        }
        report.print();
        return report.holdsBudget() && report.failed.isEmpty();
    }

    private void expect(List<String> modules) throws IOException {
        for (var module : modules) {
            expect(module, module, "surefire-reports", "Test.java", "its unit tests");
            for (var runner : runners(module, modules)) {
                expect(module, runner, "failsafe-reports", "IT.java", "its integration tests");
            }
            if (stage.equals("system")) {
                expectFaultRuns(module);
            }
        }
    }

    /**
     * The modules that run a module's integration tests: those below it without sources of their own, and itself where there are none, or where its
     * {@code pom.xml} says which of them it runs.
     */
    private List<String> runners(String module, List<String> modules) throws IOException {
        var runners = modules.stream()
                .filter(other -> other.startsWith(module + "/") && !Files.isDirectory(checkout.resolve(other).resolve("src")))
                .collect(Collectors.toCollection(ArrayList::new));
        if (runners.isEmpty() || pom(module).contains("maven-failsafe-plugin")) {
            runners.add(module);
        }
        return runners;
    }

    /** Empty where there is none. */
    private String pom(String module) throws IOException {
        var pom = checkout.resolve(module).resolve("pom.xml");
        return Files.exists(pom) ? Files.readString(pom) : "";
    }

    /** Of tests whose JVM never began there is nothing else to tell of. */
    private void expect(String module, String runner, String reports, String ending, String which) throws IOException {
        var tests = checkout.resolve(module).resolve("src/test/java");
        if (!Files.isDirectory(tests) || reported.contains(Path.of(runner, "target", reports))) {
            return;
        }
        try (var files = Files.walk(tests)) {
            if (files.anyMatch(file -> file.getFileName().toString().endsWith(ending))) {
                failed.add(new Outcome(runner, which, "left no report"));
            }
        }
    }

    /** The module's other integration tests leave reports in any stage. */
    private void expectFaultRuns(String module) throws IOException {
        FAULT_RUN.matcher(pom(module)).results()
                .map(run -> run.group(1))
                .filter(run -> classes.stream().noneMatch(one -> one.module().equals(module) && one.simpleName().equals(run)))
                .forEach(run -> failed.add(new Outcome(module, run, "left no report")));
    }

    private void read() throws IOException {
        Files.walkFileTree(checkout, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                return name.equals(".git") || name.equals("node_modules") || name.equals("src") || name.equals("data")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.lastModifiedTime().toInstant().isBefore(began)) {
                    readFile(file, checkout.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** {@code inCheckout} is the file's path below the checkout. */
    private void readFile(Path file, Path inCheckout) {
        var name = file.getFileName().toString();
        var module = moduleOf(inCheckout);
        if (name.startsWith("TEST-") && name.endsWith(".xml")) {
            reported.add(inCheckout.getParent());
            readReport(module, file);
        } else if (name.equals("failsafe-summary.xml")) {
            readSummary(module, file);
        } else if (name.matches("[a-z].*\\.log") && inCheckout.startsWith(Path.of(module, "target"))) {
            countApplications(file, module, name.equals(APPLICATIONS_LOG) ? applications : processes);
        }
    }

    /** The folder above {@code target}, such as {@code config-service/access}. */
    private static String moduleOf(Path file) {
        for (var at = 1; at < file.getNameCount(); at++) {
            if (file.getName(at).toString().equals("target")) {
                return file.subpath(0, at).toString();
            }
        }
        return file.getName(0).toString();
    }

    private void readReport(String module, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var xml = reader(in);
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
            failed.add(new Outcome(module, file.getFileName().toString(), "can't be read: " + e.getMessage()));
        }
    }

    /** How the JVM of integration tests ended. Surefire has Maven fail where that of unit tests did not end well. */
    private void readSummary(String module, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if (value(xml, "timeout").equals("true")) {
                        failed.add(new Outcome(module, "its integration tests", "their JVM timed out, or ended before they did"));
                    }
                    if (xml.getLocalName().equals("failureMessage")) {
                        var message = shortened(xml.getElementText());
                        if (!message.isEmpty()) {
                            failed.add(new Outcome(module, "its integration tests", message));
                        }
                    }
                }
            }
        } catch (IOException | XMLStreamException e) {
            failed.add(new Outcome(module, file.getFileName().toString(), "can't be read: " + e.getMessage()));
        }
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(in);
    }

    private static String value(XMLStreamReader xml, String attribute) {
        var value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private static String firstLine(XMLStreamReader xml) {
        return shortened(value(xml, "message"));
    }

    private static String shortened(String message) {
        var line = message.strip().lines().map(String::strip).filter(part -> !part.isEmpty()).limit(3)
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

    private void countApplications(Path log, String module, Map<String, Integer> counts) {
        try (var lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // Looked for first, since the pattern is slow on long lines.
                var started = APPLICATION.matcher(line.contains("(powered by Quarkus") ? line : "");
                if (started.find() && isOfThisRun(started.group(1))) {
                    counts.merge(module, 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs are appended to, and an earlier run's lines stay in them. */
    private boolean isOfThisRun(String time) {
        try {
            var logged = LocalDateTime.parse(time, LOGGED_AT).atZone(ZoneId.systemDefault()).toInstant();
            return !logged.isBefore(began);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private void print() {
        out.println("the " + DEAREST + " dearest test classes:");
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(DEAREST)
                .forEach(one -> out.printf(Locale.ROOT, "  %6.1f s  %s: %s%n", one.seconds(), one.module(), one.name()));
        out.println("applications started in tests' JVMs: " + total(applications) + " " + applications);
        out.println("applications started as processes: " + total(processes) + " " + processes);
        list("failed", failed);
        list("flaky (red, then green when run once more)", flaky);
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void list(String title, List<?> lines) {
        out.println(title + ": " + (lines.isEmpty() ? "none" : lines.size()));
        lines.forEach(line -> out.println("  " + line));
    }

    private boolean holdsBudget() {
        var took = Duration.between(began, Instant.now());
        var minutes = number("stage." + stage + ".minutes");
        out.printf("the stage %s took %d min %d s%s%n", stage, took.toMinutes(), took.toSecondsPart(),
                minutes.map(most -> " of " + most.intValue() + " min").orElse(""));
        if (minutes.isEmpty()) {
            return true;
        }
        holdTime("the stage " + stage, took.toSeconds(), minutes.get() * 60, slack("stage"));
        var most = number("class.seconds").orElseThrow();
        var classSlack = slack("class");
        classes.forEach(one -> holdTime(
                one.module() + ": " + one.name(),
                one.seconds(),
                number("class.seconds." + one.simpleName()).orElse(most),
                classSlack));
        // A test that was run once more may have started its application again.
        if (failed.isEmpty() && flaky.isEmpty()) {
            holdCounts("applications", applications);
            holdCounts("processes", processes);
        }
        list("beyond its budget", named);
        list("beyond its budget by more than the slack, or started too often", beyond);
        return beyond.isEmpty();
    }

    /** How many times its limit a stage or a class may take before it fails the build. */
    private double slack(String kind) {
        return Double.parseDouble(System.getProperty(
                "budget.slack", System.getenv().getOrDefault("BUDGET_SLACK", budget.getProperty("slack." + kind))));
    }

    private void holdTime(String what, double seconds, double most, double slack) {
        if (seconds > most) {
            (seconds > most * slack ? beyond : named).add(String.format(Locale.ROOT, "%s: %.0f s of %.0f s", what, seconds, most));
        }
    }

    private void holdCounts(String kind, Map<String, Integer> counts) {
        counts.forEach((module, count) -> {
            var most = number(kind + "." + module + "." + stage).or(() -> number(kind + "." + module)).orElse(0.0);
            if (count > most) {
                beyond.add(String.format(Locale.ROOT, "%s of %s: %d of %.0f", kind, module, count, most));
            }
        });
    }

    private Optional<Double> number(String key) {
        return Optional.ofNullable(budget.getProperty(key)).map(Double::parseDouble);
    }
}
