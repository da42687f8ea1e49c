package dev.backsource.config.api.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.testing.SampleDomains;
import dev.backsource.config.web.json.JsonField;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A part of a domain has one name, wherever it is sent or shown. */
class PartNamesTest {
    /** Of the origins' two, which are fields of the domain itself, and of every other part. */
    private static final Set<String> NAMES = names();

    @Test
    void shouldCallPartsTheSameInADomainThatIsShownProposedOrChanged() {
        // Given
        var shown = Arrays.stream(DomainAnswer.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        var changed = Arrays.stream(PartEdits.with()).map(JsonField::name).toList();
        ObjectNode kernels = new JsonMapper().valueToTree(SampleDomains.domain(80));
        var proposed = new HashSet<>(List.of("name"));
        proposed.addAll(NAMES);

        // Then
        assertThat(shown).containsAll(NAMES);
        assertThat(changed).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(kernels.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(proposed);
    }

    private static Set<String> names() {
        var names = DomainPart.ALL.stream()
                .map(DomainPart::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        names.add("origins");
        names.add("originTls");
        return names;
    }
}
