package dev.backsource.config.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteLabelsTest {
    private static final RouteLabels LABELS = new RouteLabels(
            new RouteTable(List.of(Route.get("/things/{name}"), Route.put("/things/{name}/colour"))),
            Set.of("/things/{name}/{part: colour|size}"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET      ; /things/{name}          ; GET     ; /things/{name}
            PUT      ; /things/{name}/{part: colour|size} ; PUT ; /things/{name}/{part}
            PUT      ; /things/{name}/{part}   ; PUT     ; /things/{name}/{part}
            PUT      ; /things/{name}/{mine: colour} ; PUT ; UNKNOWN
            POST     ; root                    ; POST    ; root
            GET      ; /things/mine            ; GET     ; UNKNOWN
            GET      ; /things/{mine}          ; GET     ; UNKNOWN
            GET      ; NOT_FOUND               ; GET     ; UNKNOWN
            SECRET   ; /things/{name}          ; UNKNOWN ; /things/{name}
            get      ; /                       ; UNKNOWN ; UNKNOWN
            """)
    void shouldLabelRequestsByRoutesAndMethodsThatAreKnown(String method, String uri, String label, String template) {
        assertThat(LABELS.map(meter("http.server.requests", method, uri)).getTags())
                .containsExactlyInAnyOrderElementsOf(Tags.of("method", label, "uri", template, "status", "200"));
    }

    @Test
    void shouldLeaveOtherMetersAsTheyAre() {
        var other = meter("backsource.things", "SECRET", "/things/mine");

        assertThat(LABELS.map(other)).isEqualTo(other);
    }

    private static Meter.Id meter(String name, String method, String uri) {
        return new Meter.Id(name, Tags.of("method", method, "uri", uri, "status", "200"), null, null, Meter.Type.TIMER);
    }
}
