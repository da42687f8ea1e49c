package dev.backsource.edge.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    private static final RunState STATE = new RunState(
            3,
            true,
            true,
            RecordSet.of(List.of(new RecordId(0, 7), new RecordId(0, 9), new RecordId(11, 1L << 40))),
            RecordSet.of(List.of(new RecordId(3, 0))),
            Map.of(0, 6L, 5, 0L),
            List.of(new RecordId(2, 8), new RecordId(1, 1L << 50)));

    private final RunFile file;

    RunFileTest(@TempDir Path folder) {
        file = new RunFile(folder, "edge-1");
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        for (var state : List.of(STATE, RunState.NONE, STATE.settled(), STATE.trying(null))) {
            file.write(state);
            assertThat(file.read()).isEqualTo(state);
        }
    }

    @Test
    void shouldHoldAsMuchAsAnEdgeCanWrite() throws IOException {
        var all = IntStream.range(0, 500)
                .mapToObj(i -> new RecordId(i % 12, Long.MAX_VALUE - i))
                .toList();
        var state = new RunState(
                Integer.MAX_VALUE, true, true, RecordSet.of(all), RecordSet.of(all), Map.of(), all.subList(0, 256));

        file.write(state);

        assertThat(Files.size(file.path())).isLessThan(RunFile.MAX_BYTES / 2);
        assertThat(file.read()).isEqualTo(state);
    }

    @Test
    void shouldStartAsAfterARegularStopWithoutAFile() {
        assertThat(file.read()).isEqualTo(RunState.NONE);
    }

    @Test
    void shouldStartAsAfterARegularStopWhereAnyByteIsDamagedOrMissing() throws IOException {
        file.write(STATE);
        var whole = Files.readAllBytes(file.path());
        for (var i = 0; i < whole.length; i++) {
            var damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file.path(), damaged);
            assertThat(file.read()).as("byte %d", i).isEqualTo(RunState.NONE);
            Files.writeString(file.path(), new String(whole, 0, i, StandardCharsets.US_ASCII));
            assertThat(file.read()).as("%d bytes", i).isEqualTo(RunState.NONE);
        }
    }

    @Test
    void shouldStartAsAfterARegularStopWhereTheFileIsTooLargeOrAFolder() throws IOException {
        Files.write(file.path(), new byte[RunFile.MAX_BYTES + 1]);
        assertThat(file.read()).isEqualTo(RunState.NONE);
        Files.delete(file.path());
        Files.createDirectory(file.path());
        assertThat(file.read()).isEqualTo(RunState.NONE);
    }
}
