package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report at the end of a stage fails the build where a test has failed or a budget is exceeded, and names the class. */
class BudgetTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String BUDGET = """
            stage.verify.minutes = 12
            class.seconds = 60
            class.seconds.SlowIT = 200
            slack.stage = 2
            slack.class = 5
            applications.edge-service = 1
            """;

    @TempDir
    static Path classes;

    @TempDir
    Path checkout;

    /** Once: as a source file each run would compile it. */
    @BeforeAll
    static void compileReport() {
        var source = Repository.root().resolve(".ci/TestReport.java").toString();

        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source))
                .isZero();
    }

    @BeforeEach
    void writeBudget() throws IOException {
        write(".ci/budget.properties", BUDGET);
    }

    @Test
    void shouldHoldWithinTheBudget() throws Exception {
        // Given
        classTook("0059.9");
        applicationsStarted(1);

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).as(run.output()).isTrue();
        assertThat(run.output()).contains("59.9 s  edge-service: RouteIT").contains("beyond its budget: none");
    }

    @Test
    void shouldNameAClassBeyondItsBudgetAndFailBeyondTheSlack() throws Exception {
        classTook("299.0");
        var named = report("verify");
        classTook("1,121.0");
        var failed = report("verify");

        assertThat(named.passes()).as(named.output()).isTrue();
        assertThat(named.output()).contains("beyond its budget: 1\n  edge-service: RouteIT: 299 s of 60 s");
        assertThat(failed.passes()).isFalse();
        assertThat(failed.output()).contains("  edge-service: RouteIT: 1121 s of 60 s");
    }

    @Test
    void shouldNameAStageBeyondItsBudgetAndFailBeyondItsSmallerSlack() throws Exception {
        classTook("1.0");
        var named = reportAfter(Duration.ofMinutes(22), "verify");
        var failed = reportAfter(Duration.ofMinutes(25), "verify");

        assertThat(named.passes()).as(named.output()).isTrue();
        assertThat(named.output()).containsPattern("beyond its budget: 1\n  the stage verify: 13\\d\\d s of 720 s");
        assertThat(failed.passes()).isFalse();
        assertThat(failed.output()).containsPattern("started too often: 1\n  the stage verify: 15\\d\\d s of 720 s");
    }

    @Test
    void shouldNameAModuleBelowAnother() throws Exception {
        // Given
        write(
                "config-service/access/target/surefire-reports/TEST-CallerTest.xml",
                "<testsuite name='CallerTest' time='61'><testcase classname='CallerTest' name='x'/></testsuite>");
        write("config-service/web/src/test/java/RouteTest.java", "");

        // When
        var run = report("verify", "config-service/access", "config-service/web");

        // Then
        assertThat(run.passes()).isFalse();
        assertThat(run.output())
                .contains("config-service/access: CallerTest: 61 s of 60 s")
                .contains("config-service/web: its unit tests: left no report");
    }

    @Test
    void shouldHaveALimitOfItsOwnForAClassThatHasOne() throws Exception {
        // Given
        write(
                "system-tests/target/failsafe-reports/TEST-dev.backsource.SlowIT.xml",
                "<testsuite name='dev.backsource.SlowIT' time='150'><testcase classname='dev.backsource.SlowIT' name='x'/></testsuite>");

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).as(run.output()).isTrue();
        assertThat(run.output()).contains("beyond its budget: none");
    }

    @Test
    void shouldFailWhereMoreApplicationsWereStartedThanTheModuleMay() throws Exception {
        // Given
        classTook("1.0");
        applicationsStarted(2);

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).isFalse();
        assertThat(run.output()).contains("  applications of edge-service: 2 of 1");
    }

    @Test
    void shouldHoldNoBudgetInStagesWithoutOne() throws Exception {
        // Given
        classTook("3600.0");

        // When
        var run = report("soak");

        // Then
        assertThat(run.passes()).as(run.output()).isTrue();
        assertThat(run.output()).contains("3600.0 s  edge-service: RouteIT").contains("the stage soak took");
    }

    /** As the build runs it. */
    @Test
    void shouldFailWhereATestFailedThoughMavenWentOn() throws Exception {
        // Given
        classWith("<failure message='expected: 1'/>");

        // When
        var process = new ProcessBuilder("java", "-cp", classes.toString(), "TestReport", "verify", began(A_MINUTE))
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        assertThat(output).contains("failed: 1\n  edge-service: RouteIT.x: expected: 1");
    }

    @Test
    void shouldNotFailForATestThatWasGreenWhenItWasRunOnceMore() throws Exception {
        // Given
        classWith("<flakyError message='too slow'/>");

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).as(run.output()).isTrue();
        assertThat(run.output())
                .contains("failed: none")
                .contains("once more): 1\n  edge-service: RouteIT.x: too slow");
    }

    @Test
    void shouldFailWhereAReportBreaksOff() throws Exception {
        // Given
        write("edge-service/target/surefire-reports/TEST-CutTest.xml", "<testsuite name='CutTest' time='1'><testcase");

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).isFalse();
        assertThat(run.output()).contains("  edge-service: TEST-CutTest.xml: can't be read: ");
    }

    @ParameterizedTest
    @CsvSource({
        "null, false, '',                                           true",
        "255,  true,  '',                                           false",
        "255,  false, 'The forked VM terminated without goodbye.',  false",
    })
    void shouldFailWhereTheJvmOfIntegrationTestsDidNotEndWell(
            String result, boolean timeout, String message, boolean passes) throws Exception {
        // Given
        classTook("1.0");
        write(
                "edge-service/target/failsafe-reports/failsafe-summary.xml",
                "<failsafe-summary result='" + result + "' timeout='" + timeout
                        + "'><completed>1</completed><failureMessage>" + message
                        + "</failureMessage></failsafe-summary>");

        // When
        var run = report("verify");

        // Then
        assertThat(run.passes()).as(run.output()).isEqualTo(passes);
        assertThat(run.output()).contains("failed: " + (passes ? "none" : "1"));
    }

    @Test
    void shouldFailWhereTestsOfAModuleLeftNoReport() throws Exception {
        // Given
        classTook("1.0");
        write("edge-service/src/test/java/RouteIT.java", "");
        write("edge-service/src/test/java/RouteTest.java", "");
        write("cli/src/main/java/Cli.java", "");

        // When
        var known = report("verify", "edge-service", "cli");
        var unknown = report("verify");

        // Then
        assertThat(known.passes()).isFalse();
        assertThat(known.output()).contains("failed: 1\n  edge-service: its unit tests: left no report");
        assertThat(unknown.passes()).as(unknown.output()).isTrue();
    }

    @Test
    void shouldFailWhereAModuleThatRunsThoseOfAnotherLeftNoReport() throws Exception {
        // Given
        write("system-tests/src/test/java/OutageIT.java", "");
        write(
                "system-tests/own-stacks/target/failsafe-reports/TEST-FaultIT.xml",
                "<testsuite name='FaultIT' time='1'><testcase classname='FaultIT' name='x'/></testsuite>");

        // When
        var run = report("verify", "system-tests", "system-tests/own-stacks", "system-tests/shared-stack");

        // Then
        assertThat(run.passes()).isFalse();
        assertThat(run.output())
                .contains("failed: 1\n  system-tests/shared-stack: its integration tests: left no report");
    }

    @Test
    void shouldFailWhereAModuleThatRunsSomeOfItsOwnLeftNoReport() throws Exception {
        // Given
        write("edge-service/src/test/java/RouteIT.java", "");
        write("edge-service/pom.xml", "<artifactId>maven-failsafe-plugin</artifactId>");
        write(
                "edge-service/integration-tests/target/failsafe-reports/TEST-RouteIT.xml",
                "<testsuite name='RouteIT' time='1'><testcase classname='RouteIT' name='x'/></testsuite>");

        // When
        var run = report("verify", "edge-service", "edge-service/integration-tests");

        // Then
        assertThat(run.passes()).isFalse();
        assertThat(run.output()).contains("failed: 1\n  edge-service: its integration tests: left no report");
    }

    /** The budget of the checkout can be read, and has the stages. */
    @Test
    void shouldHaveABudgetForEveryStage() throws Exception {
        write(".ci/budget.properties", Sources.page(".ci/budget.properties"));
        classTook("1.0");

        for (var stage : List.of("verify", "system", "system-tests")) {
            assertThat(report(stage).output())
                    .containsPattern("the stage " + stage + " took \\d+ min \\d+ s of \\d+ min");
        }
    }

    /** The report comes last: each module is needed by another one, or by the report itself. */
    @Test
    void shouldReportBehindEveryModule() {
        var poms = Sources.modules().stream()
                .flatMap(module -> Sources.folders(module).stream())
                .map(folder -> Sources.text(folder.resolve("pom.xml")))
                .toList();

        var unneeded = poms.stream()
                .filter(pom -> poms.stream().noneMatch(other -> other != pom && other.contains(artifact(pom))))
                .map(BudgetTest::artifact)
                .toList();

        assertThat(unneeded)
                .as("to be named in build-report/pom.xml")
                .containsExactly("<artifactId>build-report</artifactId>");
    }

    private static String artifact(String pom) {
        return Sources.matches("</parent>\\s+(<artifactId>[^<]*</artifactId>)", pom)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** What one module leaves out, the other one runs. */
    @Test
    void shouldRunEverySystemTestInOneOfTheTwoModules() {
        var leftOut = Sources.matches("<exclude>([^<]*IT\\.java)</", Sources.page("system-tests/shared-stack/pom.xml"));
        var own = Sources.page("system-tests/own-stacks/pom.xml").split("<id>system</id>|<id>soak</id>")[1];

        assertThat(leftOut.map(exclude -> exclude.group(1)).toList())
                .isNotEmpty()
                .isEqualTo(Sources.matches("<include>([^<]*)</", own)
                        .map(include -> include.group(1))
                        .toList());
    }

    /** As one that was renamed, or that a profile leaves out: it would be missed by nobody. */
    @Test
    void shouldFailWhereAFaultRunLeftNoReport() throws Exception {
        // Given
        classTook("1.0");
        write(
                "edge-service/pom.xml",
                "<properties><fault-runs>**/RouteIT.java, **/KilledIT.java</fault-runs></properties>");

        // When
        var all = report("system", "edge-service");
        var withoutFaultRuns = report("verify", "edge-service");

        // Then
        assertThat(all.passes()).isFalse();
        assertThat(all.output()).contains("failed: 1\n  edge-service: KilledIT: left no report");
        assertThat(withoutFaultRuns.passes()).as(withoutFaultRuns.output()).isTrue();
    }

    private void classWith(String outcome) throws IOException {
        write(
                "edge-service/target/failsafe-reports/TEST-RouteIT.xml",
                "<testsuite name='RouteIT' time='1'><testcase classname='RouteIT' name='x'>" + outcome
                        + "</testcase></testsuite>");
    }

    private void classTook(String seconds) throws IOException {
        write(
                "edge-service/target/failsafe-reports/TEST-RouteIT.xml",
                "<testsuite name='RouteIT' time='" + seconds
                        + "'><testcase classname='RouteIT' name='x'/></testsuite>");
    }

    private void applicationsStarted(int count) throws IOException {
        var line = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").format(LocalDateTime.now())
                + " host java[1] INFO  [io.quarkus] (main) edge-service 0.1.0 on JVM (powered by Quarkus 3.33.2) started in 1s.\n";
        write("edge-service/target/applications.log", line.repeat(count));
    }

    private void write(String file, String text) throws IOException {
        var path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Run report(String stage, String... modules) throws Exception {
        return reportAfter(A_MINUTE, stage, modules);
    }

    /** In this JVM: to start one takes as long as ten reports. */
    private Run reportAfter(Duration took, String stage, String... modules) throws Exception {
        var arguments =
                Stream.concat(Stream.of(stage, began(took)), Stream.of(modules)).toList();
        var output = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
                var out = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            var passes = loader.loadClass("TestReport")
                    .getMethod("passes", Path.class, PrintStream.class, List.class)
                    .invoke(null, checkout, out, arguments);
            return new Run((boolean) passes, output.toString(StandardCharsets.UTF_8));
        }
    }

    private static String began(Duration ago) {
        return Instant.now().minus(ago).toString();
    }

    private record Run(boolean passes, String output) {}
}
