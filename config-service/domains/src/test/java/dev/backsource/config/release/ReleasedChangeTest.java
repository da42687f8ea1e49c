package dev.backsource.config.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.teams.TeamRollout;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.progressive.RolloutMode;
import dev.backsource.policy.progressive.RolloutPlan;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.config.SampleDomains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasedChangeTest {
    private static final Domain BEFORE = SampleDomains.domain(80);
    private static final Domain HTTPS = BEFORE.with(
            Part.POLICY,
            new OriginProtocolPolicy(true, RedirectType.HTTPS, BEFORE.policy().dynamic()));
    private static final Domain STOPPED = BEFORE.with(Part.SERVING, Serving.STOPPED);
    private static final Domain BOTH = HTTPS.with(Part.SERVING, Serving.STOPPED);

    private static final Map<String, Domain> DOMAINS =
            Map.of("SAME", BEFORE, "HTTPS", HTTPS, "STOPPED", STOPPED, "BOTH", BOTH);

    @ParameterizedTest(name = "{0}, chosen {1}, default {2}, {3}: {4}")
    @CsvSource({
        "SAME, , PROGRESSIVE, OPERATOR, AtOnce",
        "SAME, IMMEDIATE, PROGRESSIVE, OPERATOR, AtOnce",
        "STOPPED, , PROGRESSIVE, OPERATOR, AtOnce",
        "STOPPED, PROGRESSIVE, IMMEDIATE, OPERATOR, AtOnce",
        "HTTPS, , IMMEDIATE, OPERATOR, AtOnce",
        "HTTPS, IMMEDIATE, IMMEDIATE, OPERATOR, AtOnce",
        "HTTPS, PROGRESSIVE, IMMEDIATE, OPERATOR, ByRollout",
        "HTTPS, , PROGRESSIVE, OPERATOR, ByRollout",
        "HTTPS, , PROGRESSIVE, ADMINISTRATOR, ByRollout",
        "HTTPS, IMMEDIATE, PROGRESSIVE, OPERATOR, immediate-not-allowed",
        "BOTH, IMMEDIATE, PROGRESSIVE, OPERATOR, immediate-not-allowed",
        "HTTPS, IMMEDIATE, PROGRESSIVE, ADMINISTRATOR, AtOnce",
    })
    void shouldGoOutAsChosenOrByDefault(
            String after, RolloutMode chosen, RolloutMode byDefault, Role role, String expected) {
        assertThat(outcome(change(after, BEFORE, role), Release.of(chosen), byDefault))
                .isEqualTo(expected);
    }

    /** Programs apply the same configuration again and again; a rollout of it would never end. */
    @Test
    void shouldLeaveARolloutOfTheSameChangeUnderWay() {
        var progressive = RolloutMode.PROGRESSIVE;

        assertThat(outcome(change("HTTPS", HTTPS, Role.OPERATOR), Release.BY_DEFAULT, progressive))
                .isEqualTo("UnderWay");
        assertThat(outcome(change("BOTH", HTTPS, Role.OPERATOR), Release.BY_DEFAULT, progressive))
                .isEqualTo("ByRollout");
        assertThat(outcome(change("HTTPS", HTTPS, Role.ADMINISTRATOR), Release.of(RolloutMode.IMMEDIATE), progressive))
                .isEqualTo("AtOnce");
    }

    /** A part that no rollout can try is no way around the default. */
    @Test
    void shouldApplyTheOtherPartsAtOnceAndTryTheRest() {
        // Given
        var plan = new PartialPlan(List.of(0.2), null, 7, null);
        var byDefault = new ReleaseDefault(RolloutMode.IMMEDIATE, RolloutPlan.DEFAULT);

        // When
        var way = (ReleaseWay.ByRollout) change("BOTH", BEFORE, Role.OPERATOR).way(Release.ofRollout(plan), byDefault);

        // Then
        assertThat(way.baseline()).isEqualTo(STOPPED);
        assertThat(way.candidate()).isEqualTo(Candidate.of(BEFORE, HTTPS));
        assertThat(way.plan()).isEqualTo(plan.over(RolloutPlan.DEFAULT));
        assertThatThrownBy(() -> change("STOPPED", BEFORE, Role.OPERATOR).way(Release.ofRollout(plan), byDefault))
                .isInstanceOf(InvalidValueException.class);
    }

    /** One step to nearly all requests would be a change at once by another name. */
    @Test
    void shouldRefuseAnOperatorsPlanThatIsFasterThanTheDefault() {
        var faster = new PartialPlan(List.of(0.95), 0, 1, null);
        var slower = new PartialPlan(List.of(0.01, 0.02, 0.25, 0.5, 0.9), 90, 40, 60);

        assertThat(outcome(Role.OPERATOR, faster, RolloutMode.PROGRESSIVE)).isEqualTo("immediate-not-allowed");
        assertThat(outcome(Role.OPERATOR, slower, RolloutMode.PROGRESSIVE)).isEqualTo("ByRollout");
        assertThat(outcome(Role.ADMINISTRATOR, faster, RolloutMode.PROGRESSIVE)).isEqualTo("ByRollout");
        assertThat(outcome(Role.OPERATOR, faster, RolloutMode.IMMEDIATE)).isEqualTo("ByRollout");
    }

    private static String outcome(Role role, PartialPlan plan, RolloutMode byDefault) {
        return outcome(change("HTTPS", BEFORE, role), Release.ofRollout(plan), byDefault);
    }

    /** Without the others, some parts would make a state that nobody asked for, neither consented to nor checked. */
    @Test
    void shouldRefuseToDivideAChangeWhoseOtherPartsNeedTheTriedOnes() {
        // Given
        var dynamicToo =
                new OriginProtocolPolicy(true, RedirectType.HTTPS, new ContentPolicy(true, RedirectType.HTTPS));
        var accelerated = HTTPS.with(
                Part.DYNAMIC_ACCELERATION,
                new DynamicAcceleration(true, BEFORE.dynamicAcceleration().staticRules()));
        var granted = HTTPS.with(Part.GRANTED_PORTS, new GrantedPorts(null, 8443));
        var moved = granted.with(Part.ORIGINS, SampleDomains.domain(443).get(Part.ORIGINS));
        var prepared = BEFORE.with(Part.GRANTED_PORTS, new GrantedPorts(null, 8443));

        // Then
        assertThat(outcome(HTTPS, accelerated.with(Part.POLICY, dynamicToo))).isEqualTo("indivisible-change");
        assertThat(outcome(HTTPS, moved)).isEqualTo("indivisible-change");
        assertThat(outcome(HTTPS, accelerated)).isEqualTo("AtOnce");
        // Without a policy, the origin's own port counts.
        assertThat(outcome(BEFORE, prepared.with(Part.POLICY, HTTPS.policy()))).isEqualTo("ByRollout");
    }

    @Test
    void shouldTellWhatAllRequestsFollowAtOnce() {
        assertThat(atOnce("HTTPS", BEFORE, RolloutMode.IMMEDIATE)).isEqualTo(HTTPS);
        assertThat(atOnce("HTTPS", BEFORE, RolloutMode.PROGRESSIVE)).isEqualTo(BEFORE);
        assertThat(atOnce("BOTH", BEFORE, RolloutMode.PROGRESSIVE)).isEqualTo(STOPPED);
        assertThat(atOnce("STOPPED", BEFORE, RolloutMode.PROGRESSIVE)).isEqualTo(STOPPED);
        assertThat(atOnce("HTTPS", HTTPS, RolloutMode.PROGRESSIVE)).isEqualTo(BEFORE);
    }

    @Test
    void shouldTakeFromTheDeploymentWhatATeamLeavesOut() {
        // Given
        var deployment = new ReleaseDefault(
                RolloutMode.PROGRESSIVE, new PartialPlan(List.of(0.3), 10, 5, 100).over(RolloutPlan.DEFAULT));

        // Then
        assertThat(deployment.of(TeamRollout.NONE)).isEqualTo(deployment);
        assertThat(deployment.of(new TeamRollout(RolloutMode.IMMEDIATE, PartialPlan.NONE)))
                .isEqualTo(new ReleaseDefault(RolloutMode.IMMEDIATE, deployment.plan()));
        assertThat(deployment.of(new TeamRollout(null, new PartialPlan(null, null, 9, null))))
                .isEqualTo(new ReleaseDefault(
                        RolloutMode.PROGRESSIVE, new PartialPlan(List.of(0.3), 10, 9, 100).over(RolloutPlan.DEFAULT)));
    }

    @Test
    void shouldLetAnAdministratorAloneRestoreAtOnce() {
        var progressive = new ReleaseDefault(RolloutMode.PROGRESSIVE, RolloutPlan.DEFAULT);
        var immediate = new ReleaseDefault(RolloutMode.IMMEDIATE, RolloutPlan.DEFAULT);

        assertThat(change("HTTPS", BEFORE, Role.OPERATOR).mayGoAtOnce(progressive))
                .isFalse();
        assertThat(change("HTTPS", BEFORE, Role.OPERATOR).mayGoAtOnce(immediate))
                .isTrue();
        assertThat(change("STOPPED", BEFORE, Role.OPERATOR).mayGoAtOnce(progressive))
                .isTrue();
        assertThat(change("HTTPS", BEFORE, Role.ADMINISTRATOR).mayGoAtOnce(progressive))
                .isTrue();
    }

    private static ReleasedChange change(String after, Domain prospect, Role role) {
        return new ReleasedChange(BEFORE, prospect, DOMAINS.get(after), "shop", caller(role));
    }

    private static Caller caller(Role role) {
        return new Caller(CallerKind.PERSON, "acct_1", "ops", List.of(new RoleBinding(role, "shop", List.of())));
    }

    private static Domain atOnce(String after, Domain prospect, RolloutMode byDefault) {
        var change = change(after, prospect, Role.OPERATOR);
        return change.atOnce(change.way(Release.BY_DEFAULT, new ReleaseDefault(byDefault, RolloutPlan.DEFAULT)));
    }

    /** Of a change in a domain without a rollout, where changes are progressive by default. */
    private static String outcome(Domain before, Domain after) {
        var change = new ReleasedChange(before, before, after, "shop", caller(Role.OPERATOR));
        return outcome(change, Release.BY_DEFAULT, RolloutMode.PROGRESSIVE);
    }

    /** The name of the way, or the code of the refusal. */
    private static String outcome(ReleasedChange change, Release release, RolloutMode byDefault) {
        try {
            return change.way(release, new ReleaseDefault(byDefault, RolloutPlan.DEFAULT))
                    .getClass()
                    .getSimpleName();
        } catch (RefusedException refused) {
            return refused.kind().name();
        }
    }
}
