package dev.backsource.cli.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Domain A = domain("a.example.com");
    private static final Domain B = domain("b.example.com");
    private static final OriginProtocolPolicy FOLLOW =
            new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED);

    @Test
    void shouldAddWhatIsMissingAndLeaveWhatIsAsWanted() {
        // When
        var plan = Plan.of(List.of(file(A), file(B)), present(B), Prune.NONE);

        // Then
        assertThat(plan.additions()).extracting(Step.Add::name).containsExactly(A.name());
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(1);
    }

    @Test
    void shouldChangeThePartsThatDifferAndSayHow() {
        // Given
        var wanted = A.with(Part.POLICY, FOLLOW)
                .with(Part.ORIGINS, List.of(origin("192.0.2.2", 10), origin("192.0.2.1", 20)))
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT);

        // When
        var plan = Plan.of(List.of(file(wanted)), present(A), Prune.NONE);

        // Then
        var change = plan.changes().get(0);
        assertThat(change.parts()).containsExactly("origins", "originProtocolPolicy");
        assertThat(change.diffs())
                .containsExactly(
                        new FieldDiff("origins[192.0.2.1 port 80].weight", "10", "20"),
                        new FieldDiff(
                                "origins[192.0.2.2 port 80]",
                                null,
                                "address 192.0.2.2, port 80, priority PRIMARY, weight 10"),
                        new FieldDiff("originProtocolPolicy.enabled", "false", "true"));
    }

    @Test
    void shouldSayThatOriginsAreInAnotherOrder() {
        // Given
        var one = origin("192.0.2.1", 10);
        var two = origin("192.0.2.2", 10);
        var is = A.with(Part.ORIGINS, List.of(one, two)).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
        var wanted = A.with(Part.ORIGINS, List.of(two, one)).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);

        // When
        var plan = Plan.of(List.of(file(wanted)), present(is), Prune.NONE);

        // Then
        assertThat(plan.changes().get(0).diffs())
                .containsExactly(new FieldDiff(
                        "origins in order",
                        "192.0.2.1 port 80, 192.0.2.2 port 80",
                        "192.0.2.2 port 80, 192.0.2.1 port 80"));
    }

    @Test
    void shouldLeaveGrantedPortsAsTheyAre() {
        // When
        var plan = Plan.of(
                List.of(file(A)), present(A.with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443))), Prune.NONE);

        // Then
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void shouldGiveToAnotherTeamOnlyWhereTheFileNamesOne() {
        // Given
        var files = List.of(file(A, "shop"), file(B, null));

        // When
        var plan = Plan.of(files, present(A, B), Prune.NONE);

        // Then
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.changes().get(0).parts()).isEmpty();
        assertThat(plan.changes().get(0).diffs()).containsExactly(new FieldDiff("team", "media", "shop"));
    }

    @Test
    void shouldRemoveWhatNoFileSaysWhenAskedTo() {
        // When
        var plan = Plan.of(List.of(file(A)), present(A, B), Prune.AT_MOST_HALF);

        // Then
        assertThat(plan.removals()).extracting(Step.Remove::name).containsExactly(B.name());
    }

    @Test
    void shouldNotRemoveMoreThanHalfUnlessToldTwice() {
        // Given
        var present = present(A, B, domain("c.example.com"));

        // When
        var planning = assertThatThrownBy(() -> Plan.of(List.of(file(A)), present, Prune.AT_MOST_HALF));

        // Then
        planning.hasMessageContaining("would remove 2 of 3 domains").hasMessageContaining("--prune-all");
        assertThat(Plan.of(List.of(file(A)), present, Prune.ALL).removals()).hasSize(2);
    }

    @Test
    void shouldWriteNoPartThatHasMoreThanThisVersionKnows() {
        // Given
        var present = Map.of(A.name(), new PresentDomain(A, 7, "media", List.of("caching.storeRanges")));
        var otherPolicy = file(A.with(Part.POLICY, FOLLOW));
        var otherCaching = file(A.with(Part.CACHING, new Caching(true)));

        // Then
        assertThat(Plan.of(List.of(otherPolicy), present, Prune.NONE).changes()).hasSize(1);
        assertThatThrownBy(() -> Plan.of(List.of(otherCaching), present, Prune.NONE))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                .hasMessageContaining("a.example.com: caching.storeRanges")
                .hasMessageContaining("use the command line of the server's version");
    }

    private static Map<DomainName, PresentDomain> present(Domain... domains) {
        return Arrays.stream(domains)
                .map(domain -> new PresentDomain(domain, 7, "media", List.of()))
                .collect(Collectors.toMap(PresentDomain::name, Function.identity()));
    }

    private static DomainFile file(Domain domain) {
        return file(domain, null);
    }

    private static DomainFile file(Domain domain, @Nullable String team) {
        return new DomainFile("a.yaml", domain, team, Map.of());
    }

    private static Domain domain(String name) {
        return Domain.of(DomainName.parse(name), List.of(origin("192.0.2.1", 10)));
    }

    private static Origin origin(String address, int weight) {
        return new Origin(OriginAddress.parse(address), 80, OriginPriority.PRIMARY, weight);
    }
}
