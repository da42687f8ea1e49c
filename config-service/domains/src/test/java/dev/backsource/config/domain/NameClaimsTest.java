package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameClaimsTest {
    @Test
    void shouldFindTheNamesBelowAWildcardByARange() {
        var range = NameClaims.rangeBelow(DomainName.parse("*.example.com"));

        assertThat(List.of(
                        "www.example.com",
                        "a-b.c.example.com",
                        "*.c.example.com",
                        "*.example.com",
                        "example.com",
                        "www.myexample.com",
                        "www.my-example.com",
                        "www.example.com.cn"))
                .filteredOn(name -> {
                    var reversed = new StringBuilder(name).reverse().toString();
                    return reversed.compareTo(range.first()) >= 0 && reversed.compareTo(range.end()) < 0;
                })
                .containsExactly("www.example.com", "a-b.c.example.com", "*.c.example.com", "*.example.com");
    }

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
