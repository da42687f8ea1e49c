package dev.backsource.config.access.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.places.NoSlotException.Share;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantSlotsTest {
    private static final Caller ADMINISTRATOR = caller("root", RoleBinding.everywhere(Role.ADMINISTRATOR));

    private final TenantSlots places = places(new SlotShares(8, 3, 2, 1));

    @ParameterizedTest
    @EnumSource(SlotKind.class)
    void shouldLeaveAPlaceToAnotherTenantHoweverManyKeysOneHas(SlotKind kind) {
        // Given
        var all = places(kind.shares());

        // When
        var taken = takeAll(all, "shop", kind.shares().all() + 1);
        var another = all.take(ofTeam("blog", "other"));

        // Then
        assertThat(taken).hasSize(kind.shares().ofTenant());
        another.run();
        taken.forEach(Runnable::run);
        assertThat(all.taken()).isZero();
        assertThat(all.holders()).isZero();
        assertThat(all.refused()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = SlotKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGN_INS", "PROVIDER_SIGN_INS"})
    void shouldKeepSomeForAdministratorsOfAllDomainsWhateverTenantsTake(SlotKind kind) {
        // Given
        var all = places(kind.shares());

        // When
        for (var team = 0; team <= 4; team++) {
            takeAll(all, "team" + team, kind.shares().all());
        }

        // Then
        assertThat(all.taken()).isEqualTo(kind.shares().forTenants());
        assertThat(all.take(ADMINISTRATOR)).isNotNull();
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> all.take(ofTeam("late", "late")))
                .satisfies(none -> assertThat(none.share()).isEqualTo(Share.ALL));
    }

    @Test
    void shouldSayWhoseShareIsUsedUpAndHowMuchItIs() {
        // Given
        var jane = ofTeam("shop", "jane");
        var second = places.take(jane);
        places.take(jane);

        // Then
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> places.take(jane))
                .withMessage("limit reached: 2 exports per caller at this instance; you have 2. Try again when one has"
                        + " ended");
        places.take(ofTeam("shop", "john"));
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> places.take(ofTeam("shop", "jack")))
                .withMessage("limit reached: 3 exports per team at this instance; the team shop has 3. Try again"
                        + " when one has ended");

        // When
        second.run();
        second.run();

        // Then
        places.take(ofTeam("shop", "jack"));
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> places.take(ofTeam("shop", "june")))
                .satisfies(none -> assertThat(none.share()).isEqualTo(Share.TENANT));
    }

    @Test
    void shouldTakeAPlaceOfEachTeamThatACallerActsFor() {
        // Given
        var both = caller("both", binding("shop"), binding("blog"));
        places.take(both);
        places.take(both);

        // Then
        assertThat(takeAll(places, "blog", 4)).hasSize(1);
        assertThat(takeAll(places, "shop", 4)).hasSize(1);
    }

    @Test
    void shouldCountWhoActsForNoTeamWithWhoMadeThem() {
        // Given: keys that one made, each for some names
        var made = new TenantSlots("exports", new SlotShares(8, 3, 2, 1), caller -> Tenancy.of(caller, "maker"));

        // Then
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(8)
                        .filter(i -> take(made, ofNames("key" + i)) != null)
                        .count())
                .isEqualTo(3);
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> made.take(ofNames("more")))
                .withMessageContaining("for you and the keys and accounts that you created");
    }

    @Test
    void shouldTakeBackAPlaceHoweverItsWorkEnds() {
        // Given
        var jane = ofTeam("shop", "jane");

        // When
        for (var i = 0; i < 3; i++) {
            var broken = places.in(jane, () -> {
                throw new IllegalStateException("broken");
            });
            broken.subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .assertFailedWith(IllegalStateException.class);
            places.in(jane, () -> Uni.createFrom().item(1)).await().indefinitely();
            places.in(jane, () -> Uni.createFrom().nothing())
                    .subscribe()
                    .with(none -> {})
                    .cancel();
        }

        // Then
        assertThat(places.taken()).isZero();
    }

    @Test
    void shouldCountHowManyPlacesSomethingTakes() {
        // Given
        var ports = places(new SlotShares(8, 6, 4, 0));
        var three = ports.take(ofTeam("shop", "jane"), 3);

        // Then
        assertThatExceptionOfType(NoSlotException.class)
                .isThrownBy(() -> ports.take(ofTeam("shop", "jane"), 2))
                .withMessageContaining("4 exports per caller at this instance; you have 3, and this takes 2");
        assertThatExceptionOfType(NoSlotException.class).isThrownBy(() -> ports.take(ofTeam("shop", "john"), 4));

        // When
        three.run();

        // Then
        ports.take(ofTeam("shop", "john"), 4);
    }

    @Test
    void shouldRefuseSharesThatLeaveTenantsNothing() {
        assertThat(SlotShares.of(1)).isEqualTo(new SlotShares(1, 1, 1, 0));
        assertThat(SlotShares.of(2)).isEqualTo(new SlotShares(2, 1, 2, 1));
        assertThat(SlotShares.of(1000).ofCaller(50)).isEqualTo(new SlotShares(1000, 250, 50, 125));
        assertThatIllegalArgumentException().isThrownBy(() -> SlotShares.of(0));
    }

    private static TenantSlots places(SlotShares shares) {
        return new TenantSlots("exports", shares, caller -> Tenancy.of(caller, caller.id()));
    }

    /** As many as a team gets that makes a key for each. */
    private static List<Runnable> takeAll(TenantSlots places, String team, int wanted) {
        var taken = new ArrayList<Runnable>();
        for (var i = 0; i < wanted; i++) {
            var giveBack = take(places, ofTeam(team, team + i));
            if (giveBack != null) {
                taken.add(giveBack);
            }
        }
        return taken;
    }

    private static @Nullable Runnable take(TenantSlots places, Caller caller) {
        try {
            return places.take(caller);
        } catch (NoSlotException none) {
            return null;
        }
    }

    private static Caller ofTeam(String team, String id) {
        return caller(id, binding(team));
    }

    private static Caller ofNames(String id) {
        return caller(id, new RoleBinding(Role.OPERATOR, null, List.of(NamePattern.parse("*.example.com"))));
    }

    private static RoleBinding binding(String team) {
        return new RoleBinding(Role.OPERATOR, team, List.of());
    }

    private static Caller caller(String id, RoleBinding... bindings) {
        return new Caller(CallerKind.PROGRAM, id, id, List.of(bindings));
    }
}
