package dev.backsource.edge.progressive;

import static dev.backsource.edge.progressive.GivenTrials.DOMAIN;
import static dev.backsource.edge.progressive.GivenTrials.version;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AbortsAfterRestartTest {
    private static final String OTHER = "api.example.com";

    @TempDir
    Path folder;

    private AbortFile file;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        file = new AbortFile(folder.resolve("new"), "edge-1");
    }

    /** Two aborted rollouts, in their order, by an edge that then ends. */
    private TrialReport givenTwoAborts() {
        var given = new GivenTrials(file);
        given.abort(DOMAIN, "r1", "TLS: certificate of 203.0.113.10 expired");
        given.abort(OTHER, "r1", "502");
        given.trials.close();
        return given.trials.reports().get(0);
    }

    @Test
    void shouldRememberAnAbortWithItsEvidence() throws IOException {
        // Given
        var before = givenTwoAborts();

        // When
        var restarted = new GivenTrials(file);
        var trial = restarted.trials.serve(DOMAIN, version(7), GivenTrials.rollout("r1", 2, 0.5));

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.ABORT);
        assertThat(trial.isAborted()).isTrue();
        assertThat(restarted.trials.reports()).containsExactly(before);
        assertThat(restarted.aborts()).isZero();
        assertThat(restarted.serve(DOMAIN, "r2").next()).isEqualTo(Verdict.CONTINUE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    /** The edge may be killed any moment. */
    @Test
    void shouldWriteAnAbortAtOnce() {
        // Given
        var given = new GivenTrials(file);

        // When
        given.abort(DOMAIN, "r1", "502");

        // Then
        await().until(() -> new GivenTrials(file).serve(DOMAIN, "r1").isAborted());
        given.trials.close();
    }

    @Test
    void shouldKeepEarlierAbortsWhenAnotherIsWritten() {
        // Given
        givenTwoAborts();

        // When
        var restarted = new GivenTrials(file);
        restarted.abort("cdn.example.com", "r1", "502");
        restarted.trials.close();

        // Then
        assertThat(new GivenTrials(file).serve(DOMAIN, "r1").isAborted()).isTrue();
        assertThat(new GivenTrials(file).serve("cdn.example.com", "r1").isAborted())
                .isTrue();
    }

    @Test
    void shouldForgetTheOldestAbortsOfRolloutsThatAreNotServed() {
        // Given
        var given = new GivenTrials(file);
        for (var at = 0; at <= Trials.MOST; at++) {
            given.abort("d" + at + ".example.com", "r1", "502");
            given.trials.end("d" + at + ".example.com", "r1");
        }
        given.abort(DOMAIN, "r1", "502");
        given.trials.close();

        // When
        var restarted = new GivenTrials(file);

        // Then
        assertThat(restarted.serve("d0.example.com", "r1").isAborted()).isFalse();
        assertThat(restarted.serve("d9.example.com", "r1").isAborted()).isTrue();
        assertThat(restarted.serve(DOMAIN, "r1").isAborted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTryARolloutAgainWhoseAbortIsDamaged(Damage damage) throws IOException {
        // Given
        givenTwoAborts();

        // When
        Files.write(file.path(), damage.to(Files.readAllBytes(file.path())));
        var restarted = new GivenTrials(file);

        // Then
        assertThat(restarted.serve(DOMAIN, "r1").next()).isEqualTo(Verdict.CONTINUE);
        assertThat(restarted.serve(OTHER, "r1").isAborted()).isEqualTo(damage.sparesTheOther);

        // When
        restarted.abort(DOMAIN, "r1", "502");
        restarted.trials.close();

        // Then
        assertThat(new GivenTrials(file).serve(DOMAIN, "r1").isAborted()).isTrue();
    }

    @Test
    void shouldServeWithoutAFileThatCanBeReadOrWritten() throws IOException {
        // Given
        Files.createDirectories(file.path().resolve("in-the-way"));

        // When
        var given = new GivenTrials(file);
        var trial = given.abort(DOMAIN, "r1", "502");
        given.trials.close();

        // Then
        assertThat(trial.next()).isEqualTo(Verdict.ABORT);
        assertThat(given.requestedReports).hasValue(1);
    }

    /** Of the file with the aborts at {@link GivenTrials#DOMAIN} and at {@link #OTHER}. */
    private enum Damage {
        EMPTY(false) {
            @Override
            byte[] to(byte[] whole) {
                return new byte[0];
            }
        },
        FOREIGN(false) {
            @Override
            byte[] to(byte[] whole) {
                return "\u0000\n \n\n12345678\n12345678 \nPNG\ufffd".getBytes(StandardCharsets.ISO_8859_1);
            }
        },
        /** As after a power failure, when the length reached the disk and the content did not. */
        ZEROS(false) {
            @Override
            byte[] to(byte[] whole) {
                return new byte[whole.length];
            }
        },
        TORN(false) {
            @Override
            byte[] to(byte[] whole) {
                return Arrays.copyOf(whole, 60);
            }
        },
        ENORMOUS(false) {
            @Override
            byte[] to(byte[] whole) {
                return Arrays.copyOf(whole, AbortFile.MAX_BYTES + 1);
            }
        },
        ONE_BIT(true) {
            @Override
            byte[] to(byte[] whole) {
                whole[20] ^= 1;
                return whole;
            }
        },
        ANOTHER_VERSION_IN_ONE_LINE(true) {
            @Override
            byte[] to(byte[] whole) {
                var line = "2 " + DOMAIN + " 7 r1 1 5 5 9 0 2026-12-01T08:00:00Z 502";
                var lines = new String(whole, StandardCharsets.UTF_8).split("\n");
                return (AbortFile.checksum(line) + " " + line + "\n" + lines[1] + "\n")
                        .getBytes(StandardCharsets.UTF_8);
            }
        },
        NO_NUMBER_IN_ONE_LINE(true) {
            @Override
            byte[] to(byte[] whole) {
                var line = "1 " + DOMAIN + " 7 r1 one 5 5 9 0 2026-12-01T08:00:00Z 502";
                var lines = new String(whole, StandardCharsets.UTF_8).split("\n");
                return (AbortFile.checksum(line) + " " + line + "\n" + lines[1] + "\n")
                        .getBytes(StandardCharsets.UTF_8);
            }
        };

        final boolean sparesTheOther;

        Damage(boolean sparesTheOther) {
            this.sparesTheOther = sparesTheOther;
        }

        abstract byte[] to(byte[] whole);
    }
}
