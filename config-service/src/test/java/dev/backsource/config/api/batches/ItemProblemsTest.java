package dev.backsource.config.api.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.api.domains.DomainProblems;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.problem.RequestProblems;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ItemProblemsTest {
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");

    @ParameterizedTest
    @MethodSource("failures")
    void shouldSayOfAnItemWhatTheSameChangeAloneWouldBeAnswered(Throwable failure, Response alone) {
        assertThat(ItemProblems.of(failure).toJson()).asString().isEqualTo(new String((byte[]) alone.getEntity()));
    }

    @Test
    void shouldListWhatIsWrongWithAnItem() {
        assertThat(ItemProblems.of(new InvalidValueException("origin a port 80 is listed twice"))
                        .errors())
                .containsExactly(new Violation("", "invalid", "origin a port 80 is listed twice"));
    }

    /** An item has no header, so it is told of its own field. */
    @Test
    void shouldSpeakOfTheItemsOwnFieldWhenItsDomainHasChanged() {
        var problem = ItemProblems.of(new StaleRevisionException(DOMAIN, 7));

        assertThat(problem.status()).isEqualTo(412);
        assertThat(problem.detail()).contains("revision 7", "expectedRevision").doesNotContain("If-Match");
    }

    static Stream<Arguments> failures() {
        var invalid = new InvalidValueException("origin a port 80 is listed twice");
        var unknown = new UnknownDomainException(DOMAIN);
        return Stream.of(
                Arguments.of(invalid, new RequestProblems().invalid(invalid)),
                Arguments.of(unknown, new DomainProblems().unknown(unknown)));
    }
}
