package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRolesTest {
    private static final NamePattern SHOP = NamePattern.parse("*.shop.example.com");
    private static final NamePattern WWW = NamePattern.parse("www.example.com");

    @Test
    void shouldReadWhereARoleHolds() {
        var roles = new GroupRoles(Map.of(
                "all", "administrator",
                "team", "operator@team:shop",
                "names", "viewer@*.shop.example.com@www.example.com",
                "both", "viewer , operator@team:shop@*.shop.example.com"));

        assertThat(roles.of(List.of("all"))).containsExactly(RoleBinding.everywhere(Role.ADMINISTRATOR));
        assertThat(roles.of(List.of("team"))).containsExactly(new RoleBinding(Role.OPERATOR, "shop", List.of()));
        assertThat(roles.of(List.of("names"))).containsExactly(new RoleBinding(Role.VIEWER, null, List.of(SHOP, WWW)));
        assertThat(roles.of(List.of("both")))
                .containsExactly(
                        RoleBinding.everywhere(Role.VIEWER), new RoleBinding(Role.OPERATOR, "shop", List.of(SHOP)));
    }

    @Test
    void shouldPutGroupsTogetherAndKnowNoOthers() {
        var roles = new GroupRoles(Map.of("one", "viewer", "same", "viewer", "other", "operator"));

        assertThat(roles.of(List.of("one", "same", "ONE", "nobody", "other")))
                .containsExactly(RoleBinding.everywhere(Role.VIEWER), RoleBinding.everywhere(Role.OPERATOR));
        assertThat(roles.of(List.of())).isEmpty();
    }

    @Test
    void shouldBeTheSameInWhateverOrderGroupsCome() {
        var roles = new GroupRoles(Map.of("one", "viewer", "other", "operator"));

        assertThat(roles.of(List.of("other", "one"))).isEqualTo(roles.of(List.of("one", "other")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "root",
                "Operator",
                "operator@",
                "operator@team:",
                "operator@team:Shop",
                "operator@team:a@team:b",
                "operator@not a name",
                "operator,",
                "operator@*"
            })
    void shouldEndTheStartWhereARoleCantBeRead(String text) {
        assertThatThrownBy(() -> new GroupRoles(Map.of("cdn", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backsource.access.oidc.roles.\"cdn\"");
    }
}
