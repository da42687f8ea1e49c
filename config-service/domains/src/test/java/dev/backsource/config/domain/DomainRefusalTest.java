package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.DomainRefusal.Brief;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainRefusalTest {
    private static final Instant END = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void shouldSayUntilWhenAnExceptionRequiresNoApproval() {
        assertThat(text(Set.of(Weakening.UNVERIFIED), false))
                .contains("only verification NONE until " + END + " or earlier (unverifiedUntil) requires no approval");
        assertThat(text(Set.of(Weakening.UNVERIFIED), true))
                .contains("required no approval until " + END)
                .contains("a wildcard above it");
        assertThat(text(EnumSet.of(Weakening.PLAIN, Weakening.UNVERIFIED), false))
                .as("it would require one all the same")
                .doesNotContain("requires no approval");
    }

    private static String text(Set<Weakening> found, boolean isPast) {
        return DomainRefusal.consentMissing(new DomainName("www.example.com"), found, new Brief(END, isPast))
                .getMessage();
    }
}
