package dev.backsource.config.aliyun.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceListTest {
    @Test
    void shouldReadNumbersAsTextAndAsNumbersAndKnowWhatIsLeftOut() {
        // When
        var origins = SourceList.parse("""
                [{"content": "192.0.2.10", "type": "ipaddr"},
                 {"content": "[2001:db8::1]", "type": "ipaddr", "port": "8080", "priority": 30, "weight": 15},
                 {"content": "Origin.Example.NET", "type": "domain", "port": 443, "priority": "20", "weight": "100"}]""");

        // Then
        assertThat(origins)
                .containsExactly(
                        new Origin(OriginAddress.parse("192.0.2.10"), 80, OriginPriority.PRIMARY, 10),
                        new Origin(OriginAddress.parse("2001:db8::1"), 8080, OriginPriority.SECONDARY, 15),
                        new Origin(OriginAddress.parse("origin.example.net"), 443, OriginPriority.PRIMARY, 100));
    }

    @Test
    void shouldWriteWhatItReads() {
        // Given
        var text =
                "[{\"Content\":\"192.0.2.10\",\"Type\":\"ipaddr\",\"Port\":80,\"Priority\":\"20\",\"Weight\":\"10\"},"
                        + "{\"Content\":\"b.example\",\"Type\":\"domain\",\"Port\":443,\"Priority\":\"30\",\"Weight\":\"1\"}]";
        var origins = SourceList.parse(text.replace("Content", "content")
                .replace("Type", "type")
                .replace("Port", "port")
                .replace("Priority", "priority")
                .replace("Weight", "weight"));

        // When
        var written = JsonNodeFactory.instance.arrayNode();
        SourceList.write(origins, written, false);

        // Then
        assertThat(written).hasToString(text);
    }

    @Test
    void shouldTakeFieldsWithACapital() {
        assertThat(SourceList.parse("[{\"Weight\":15,\"type\":\"ipaddr\",\"Content\":\"192.0.2.10\",\"Priority\":30}]"))
                .containsExactly(new Origin(OriginAddress.parse("192.0.2.10"), 80, OriginPriority.SECONDARY, 15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "[{\"type\": \"ipaddr\"}]",
                "[{\"content\": \"192.0.2.10\"}]",
                "[{\"content\": null, \"type\": \"ipaddr\"}]",
                "[{\"content\": {}, \"type\": \"ipaddr\"}]",
                "[{\"content\": \"192.0.2.10\", \"type\": \"ipaddr\", \"port\": 0}]",
                "[{\"content\": \"192.0.2.10\", \"type\": \"ipaddr\", \"port\": 80.5}]",
                "[{\"content\": \"192.0.2.10\", \"type\": \"ipaddr\", \"weight\": 101}]",
                "[{\"content\": \"192.0.2.10\", \"type\": \"ipaddr\"}] x",
                "[{\"content\": \"192.0.2.10\", \"content\": \"192.0.2.11\", \"type\": \"ipaddr\"}]",
                "[{\"content\": \"192.0.2.10\", \"Content\": \"192.0.2.11\", \"type\": \"ipaddr\"}]",
                "[{\"CONTENT\": \"192.0.2.10\", \"type\": \"ipaddr\"}]"
            })
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> SourceList.parse(text))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("InvalidSources.Malformed"));
    }

    @Test
    void shouldRefuseMoreThanADomainMayHave() {
        // Given
        var many = IntStream.rangeClosed(0, Domain.MAX_ORIGINS)
                .mapToObj(i -> "{\"content\":\"192.0.2." + i + "\",\"type\":\"ipaddr\"}")
                .collect(Collectors.joining(",", "[", "]"));

        // Then
        assertThatThrownBy(() -> SourceList.parse(many))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("lists 21 sources; the limit per call is 20");
    }
}
