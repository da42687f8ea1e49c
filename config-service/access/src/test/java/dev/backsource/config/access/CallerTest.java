package dev.backsource.config.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final DomainName SHOP = DomainName.parse("a.shop.example.com");
    private static final DomainName OTHER = DomainName.parse("www.example.com");
    private static final RoleBinding SEES_ALL = RoleBinding.everywhere(Role.VIEWER);
    private static final RoleBinding OPERATES_SHOP =
            new RoleBinding(Role.OPERATOR, null, List.of(NamePattern.parse("*.shop.example.com")));
    private static final RoleBinding ADMINISTERS_RED = new RoleBinding(Role.ADMINISTRATOR, "red", List.of());

    @Test
    void shouldHaveEachRoleWhereItHoldsAndNotElsewhere() {
        // Given
        var caller = caller(SEES_ALL, OPERATES_SHOP);

        // Then
        assertThat(caller.judge(Role.OPERATOR, SHOP, "red")).isEqualTo(Verdict.ALLOWED);
        assertThat(caller.judge(Role.OPERATOR, OTHER, null)).isEqualTo(Verdict.ROLE_MISSING);
        assertThat(caller.judge(Role.ADMINISTRATOR, SHOP, null)).isEqualTo(Verdict.ROLE_MISSING);
        assertThat(caller.mayEverywhere(Role.VIEWER)).isTrue();
        assertThat(caller.mayEverywhere(Role.OPERATOR)).isFalse();
        assertThat(caller.maySomewhere(Role.OPERATOR)).isTrue();
        assertThat(caller.maySomewhere(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void shouldNotKnowOfDomainsThatNoRoleCovers() {
        assertThat(caller(OPERATES_SHOP).judge(Role.VIEWER, OTHER, null)).isEqualTo(Verdict.HIDDEN);
        assertThat(caller(ADMINISTERS_RED).judge(Role.VIEWER, SHOP, "blue")).isEqualTo(Verdict.HIDDEN);
        assertThat(caller(ADMINISTERS_RED).judge(Role.VIEWER, SHOP, null)).isEqualTo(Verdict.HIDDEN);
        assertThat(caller().judge(Role.VIEWER, SHOP, null)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void shouldNotBeToldToActWhoeverOwnsWhereTheTeamMatters() {
        assertThat(caller(ADMINISTERS_RED).mayWhoeverOwns(Role.VIEWER, SHOP)).isFalse();
        assertThat(caller(OPERATES_SHOP).mayWhoeverOwns(Role.OPERATOR, SHOP)).isTrue();
        assertThat(caller(OPERATES_SHOP).mayWhoeverOwns(Role.OPERATOR, OTHER)).isFalse();
    }

    @Test
    void shouldTellOfWhichTeamsDomainsMayBe() {
        // Given
        var shopOfBlue = new RoleBinding(Role.OPERATOR, "blue", List.of(NamePattern.parse("*.shop.example.com")));
        var caller = caller(ADMINISTERS_RED, shopOfBlue);

        // Then
        assertThat(caller.scope(Role.OPERATOR, SHOP)).isEqualTo(new TeamScope(false, Set.of("red", "blue")));
        assertThat(caller.scope(Role.ADMINISTRATOR, SHOP)).isEqualTo(new TeamScope(false, Set.of("red")));
        assertThat(caller.scope(Role.OPERATOR, OTHER)).isEqualTo(new TeamScope(false, Set.of("red")));
        assertThat(caller(OPERATES_SHOP).scope(Role.VIEWER, SHOP).includes(null))
                .isTrue();
        assertThat(caller.scope(Role.VIEWER, SHOP).includes(null)).isFalse();
        assertThat(caller.maySeeTeam("red")).isTrue();
        assertThat(caller.maySeeTeam("green")).isFalse();
        assertThat(caller(OPERATES_SHOP).maySeeTeam("red")).isFalse();
    }

    @Test
    void shouldGiveOnlyWhatItAdministers() {
        // Given
        var ofRed = new RoleBinding(Role.OPERATOR, "red", List.of());

        // Then
        assertThat(caller(ADMINISTERS_RED).mayGive(List.of(ofRed))).isTrue();
        assertThat(caller(ADMINISTERS_RED).mayGive(List.of(ofRed, SEES_ALL))).isFalse();
        assertThat(caller(ADMINISTERS_RED, SEES_ALL).mayGive(List.of(SEES_ALL))).isFalse();
        assertThat(caller(OPERATES_SHOP).mayGive(List.of(OPERATES_SHOP))).isFalse();
    }

    @Test
    void shouldRequireARoleForAllDomains() {
        assertThatThrownBy(() -> caller(ADMINISTERS_RED).requireEverywhere(Role.ADMINISTRATOR))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("administrator")
                .hasMessageContaining("all domains");
        assertThatCode(() -> Caller.SERVICE.requireEverywhere(Role.ADMINISTRATOR))
                .doesNotThrowAnyException();
    }

    private static Caller caller(RoleBinding... bindings) {
        return new Caller(CallerKind.PROGRAM, "id", "name", List.of(bindings));
    }
}
