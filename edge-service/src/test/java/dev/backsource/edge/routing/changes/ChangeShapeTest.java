package dev.backsource.edge.routing.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeShapeTest {
    private static ChangeShape of(String json) {
        return ChangeShape.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"domain\":\"a\",\"x\":1}                                | {\"domain\":\"bb\",\"x\":1}",
                "{\"revision\":1,\"changedAt\":\"t\"}                      | {\"revision\":22,\"changedAt\":\"u\"}",
                "{\"origins\":[{\"address\":\"a\",\"port\":1}]}            | {\"origins\":[{\"address\":\"b\",\"port\":1}]}",
                "{\"address\":\"a\"}                                     | {\"address\":\"\"}"
            })
    void shouldBeAlikeButForNamesAndAddresses(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x\":1}                                       | {\"x\":2}",
                "{\"x\":1}                                       | {\"x\":\"1\"}",
                "{\"x\":1}                                       | {\"y\":1}",
                "{\"x\":\"ab\",\"y\":\"c\"}                      | {\"x\":\"a\",\"y\":\"bc\"}",
                "{\"x\":[1],\"y\":2}                             | {\"x\":[1,2]}",
                "{\"origins\":[{\"address\":\"a\",\"port\":1}]}  | {\"origins\":[{\"address\":\"a\",\"port\":2}]}",
                "{\"x\":[{\"address\":\"a\"}]}                   | {\"x\":[{\"address\":\"a\"},{\"address\":\"b\"}]}",
                "{\"address\":\"a\\\"b\"}                             | {\"address\":\"a\\\"c\"}",
                "{\"domain\":\"a\",\"y\":1}                        | {\"domain\":\"a,\\\"y\\\":1\"}",
                "{\"domain\":\"a                                  | {\"domain\":\"a\"",
                "no JSON                                         | no json"
            })
    void shouldDifferInAllElse(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }
}
