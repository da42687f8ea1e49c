package dev.backsource.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    @Test
    void shouldReadEventsAndPassOverSignsOfLife() throws IOException {
        // Given
        var reader = reader(": alive\n\nid: 1\nevent: x\ndata: {\"a\":\r\ndata: 1}\r\n\r\nid:2\ndata:b\n\n");

        // Then
        assertThat(reader.next()).isEqualTo(new Event("1", "{\"a\":\n1}"));
        assertThat(reader.next()).isEqualTo(new Event("2", "b"));
        assertThat(reader.next()).isNull();
    }

    @Test
    void shouldTakeOverThePositionOfWhatHasNoData() throws IOException {
        // Given
        var reader = reader("id: 7\n\ndata: a\n\nid: 8\n\n: end\n");

        // Then
        assertThat(reader.position()).isNull();
        assertThat(reader.next()).isEqualTo(new Event(null, "a"));
        assertThat(reader.position()).isEqualTo("7");
        assertThat(reader.next()).isNull();
        assertThat(reader.position()).isEqualTo("8");
    }

    @Test
    void shouldNotTakeAnEventThatIsCutOff() throws IOException {
        // Given
        var reader = reader("id: 1\ndata: a\n\nid: 2\ndata: b\n");

        // Then
        assertThat(reader.next()).isEqualTo(new Event("1", "a"));
        assertThat(reader.next()).isNull();
        assertThat(reader.position()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id: \n\n", "id: a b\n\n", "id: \u001b\n\n", "id: é\n\n", "id: a\rX: b\n\n"})
    void shouldRefuseAnIdThatCanNotBeSentBack(String stream) {
        assertThatThrownBy(() -> reader(stream).next()).hasMessage("invalid event id");
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThatThrownBy(() -> reader("data: " + "a".repeat(BoundedLines.MOST_BYTES) + "\n\n")
                        .next())
                .hasMessage("line too long");
        assertThatThrownBy(() -> reader(("data: " + "a".repeat(1 << 20) + "\n").repeat(5) + "\n")
                        .next())
                .hasMessage("event too long");
    }

    private static EventReader reader(String stream) {
        return new EventReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
    }
}
