package dev.backsource.config.api.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.config.SampleDomains;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every part of the kernel is in every body and response, under one name. */
class PartNamesTest {
    private static final List<String> NAMES = Part.ALL.stream().map(Part::name).toList();

    @Test
    void shouldHaveEveryPartInADomainThatIsRequestedOrChanged() {
        // Given
        var changed = Arrays.stream(PartEdits.with()).map(JsonField::name).toList();
        ObjectNode wanted = new JsonMapper().valueToTree(DomainAnswer.Domain.of(SampleDomains.domain(80)));
        var requested = new ArrayList<>(List.of("name"));
        requested.addAll(NAMES);

        // Then
        assertThat(changed).containsExactlyElementsOf(NAMES);
        assertThat(wanted.fieldNames()).toIterable().containsExactlyElementsOf(requested);
    }

    @Test
    void shouldHaveEveryFieldOfAPartInItsBody() {
        assertThat(fieldsOf(TlsBody.TYPE)).isEqualTo(fieldsOf(Part.ORIGIN_TLS));
        for (var endpoint : PartEndpoint.NAMED) {
            var part = Part.ALL.stream()
                    .filter(each -> each.name().equals(endpoint.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(fieldsOf(endpoint.type())).as(endpoint.name()).isEqualTo(fieldsOf(part));
        }
    }

    private static Set<String> fieldsOf(JsonType<?> body) {
        return body.shape().fields().stream().map(JsonField::name).collect(Collectors.toSet());
    }

    private static Set<String> fieldsOf(Part<?> part) {
        return Arrays.stream(((Class<?>) part.type()).getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** Origins and the terms of TLS to them have one endpoint. */
    @Test
    void shouldHaveAnEndpointForEveryPart() {
        var named = Stream.concat(
                Stream.of(Part.ORIGINS.name(), Part.ORIGIN_TLS.name()),
                PartEndpoint.NAMED.stream().map(PartEndpoint::name));

        assertThat(named).containsExactlyElementsOf(NAMES);
    }
}
