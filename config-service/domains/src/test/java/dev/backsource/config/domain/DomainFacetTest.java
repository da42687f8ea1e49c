package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DomainFacetTest {
    @Test
    void shouldMakeLiteralsOfKnownPoliciesOnly() {
        // When
        var policy = DomainFacet.having(DomainFacet.ofPolicy("HTTPS"));
        var off = DomainFacet.having(DomainFacet.ofPolicy(DomainFilter.OFF));

        // Then
        assertThat(policy).contains("facet.facet = 'policy HTTPS'");
        assertThat(off).contains("facet.facet = 'policy OFF'");
        assertThatThrownBy(() -> DomainFacet.ofPolicy("HTTPS' or 'a' = 'a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
