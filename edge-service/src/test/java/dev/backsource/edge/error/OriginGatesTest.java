package dev.backsource.edge.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.Gate;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginGatesTest {
    /** Failures of the edge's own, at which no origin has a part. */
    private static final Set<OriginError> OF_THE_EDGE =
            Set.of(OriginError.NO_ORIGIN, OriginError.NOT_SENT, OriginError.LIMIT, OriginError.NO_CONNECTION);

    @Test
    void shouldHaveAGateForEachFailureOfAConnectionAndAFindingForEachBeforeTheRequest() {
        assertThat(OriginError.values()).allSatisfy(error -> {
            assertThat(error.gate() == null).isEqualTo(OF_THE_EDGE.contains(error));
            assertThat(error.finding() == null).isEqualTo(error.gate() == null || error.gate() == Gate.HTTP);
        });
    }

    @Test
    void shouldHaveTheGateOfTheFinding() {
        assertThat(Arrays.stream(OriginError.values()).filter(error -> error.finding() != null))
                .allSatisfy(error ->
                        assertThat(error.gate()).isEqualTo(error.finding().gate()));
    }
}
