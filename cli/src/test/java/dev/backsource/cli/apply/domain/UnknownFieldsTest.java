package dev.backsource.cli.apply.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.apply.ArbitraryDomains;
import dev.backsource.cli.output.Documents;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;

class UnknownFieldsTest {
    @Samples(200)
    void shouldKnowEveryFieldThatThereIs(Sample sample) {
        // Given
        var domain = ArbitraryDomains.domain(sample);

        // Then
        assertThat(UnknownFields.of(DomainTree.partsOf(domain), domain)).isEmpty();
    }

    @Samples(100)
    void shouldFindWhatIsOfALaterVersionWhereverItIs(Sample sample) {
        // Given
        var domain = ArbitraryDomains.domain(sample);
        var answer = DomainTree.partsOf(domain);
        var part = sample.of(DomainTree.PARTS);
        var within = part.equals("origins") ? answer.at("/origins/0") : answer.path(part);

        // When
        ((ObjectNode) within).put("later", 1).putNull("unset");
        answer.withObject("/dynamicAcceleration/staticRules").putArray("kinds").add("a");
        answer.putObject("laterPart").put("later", 1);

        // Then
        assertThat(UnknownFields.of(answer, domain))
                .containsExactlyInAnyOrder(
                        part.equals("origins") ? "origins[0].later" : part + ".later",
                        "dynamicAcceleration.staticRules.kinds");
    }

    @Samples(20)
    void shouldPassOverWhatAnswersSayOfOriginsBeside(Sample sample) {
        // Given
        var domain = ArbitraryDomains.domain(sample);
        var answer = DomainTree.partsOf(domain);
        answer.path("origins")
                .forEach(origin -> ((ObjectNode) origin)
                        .set("effective", Documents.json().createObjectNode().put("http", 80)));

        // Then
        assertThat(UnknownFields.of(answer, domain)).isEmpty();
    }
}
