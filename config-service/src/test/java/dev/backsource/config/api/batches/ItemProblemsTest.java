package dev.backsource.config.api.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemProblemsTest {
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");
    private static final Failures FAILURES = new Failures(List.of());
    private static final ItemProblems PROBLEMS = new ItemProblems(FAILURES);

    @ParameterizedTest
    @MethodSource("failures")
    void shouldSayOfAnItemWhatTheSameChangeAloneWouldBeAnswered(Throwable failure) {
        assertThat(PROBLEMS.of(failure).toJson()).isEqualTo(((byte[])
                FAILURES.refusal(failure, "a request").toResponse().getEntity()));
    }

    @Test
    void shouldListWhatIsWrongWithAnItem() {
        assertThat(PROBLEMS.of(new InvalidValueException("origin a port 80 is listed twice"))
                        .errors())
                .containsExactly(new Violation("", "invalid", "origin a port 80 is listed twice"));
    }

    /** An item has no header, so it is told of its own field. */
    @Test
    void shouldSpeakOfTheItemsOwnFieldWhenItsDomainHasChanged() {
        var problem = PROBLEMS.of(new StaleRevisionException(DOMAIN, 7));

        assertThat(problem.status()).isEqualTo(412);
        assertThat(problem.detail()).contains("revision 7", "expectedRevision").doesNotContain("If-Match");
    }

    static Stream<Throwable> failures() {
        return Stream.of(new InvalidValueException("origin a port 80 is listed twice"), DomainRefusal.unknown(DOMAIN));
    }
}
