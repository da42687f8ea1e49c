package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteResultTest {
    /** A move leaves the domain as it is, but has a revision. */
    @Test
    void shouldKnowTheRevisionBeforeAMoveAndBeforeAWriteThatChangesNothing() {
        // Given
        var domain = Domain.of(
                DomainName.parse("www.example.com"),
                List.of(new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10)));
        var state = new DomainState(domain, 1, 5, Instant.EPOCH, null, "shop", null);

        // Then
        assertThat(WriteResult.of(state, state).revisionBefore()).isEqualTo(4);
        assertThat(WriteResult.unchanged(state).revisionBefore()).isEqualTo(5);
    }
}
