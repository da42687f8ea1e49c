package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameClaimsTest {
    @Test
    void shouldKnowAllWildcardsThatCoverAName() {
        assertThat(above("a.b.example.com")).containsExactly("*.b.example.com", "*.example.com");
        assertThat(above("*.b.example.com")).containsExactly("*.example.com");
        assertThat(above("*.example.com")).isEmpty();
        assertThat(above("example.com")).isEmpty();
    }

    @Test
    void shouldHaveNamesWaitForWildcardsOnly() {
        assertThat(NameClaims.turn(DomainName.parse("a.example.com"))).contains("lock_shared(");
        assertThat(NameClaims.turn(DomainName.parse("*.example.com"))).contains("lock(");
    }

    private static List<String> above(String name) {
        return NameClaims.wildcardsAbove(DomainName.parse(name));
    }
}
