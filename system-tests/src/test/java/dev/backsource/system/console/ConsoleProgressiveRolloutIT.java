package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.LocalStackUnderTest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Changes that begin with a share of the requests: their review, their domain's page while they last, and the overview; and what limits those of all requests
 * at once: the confirmation of their number, and edges that hold them back.
 */
class ConsoleProgressiveRolloutIT extends ConsoleTests {
    private static final String TITLE = "Progressive rollout";

    ConsoleProgressiveRolloutIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldStartAChangeByShareAndTakeItBack() {
        // Given
        var domain = registered("by-share");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();
        type(page, "HTTPS").check();
        var dialog = page.getByRole(AriaRole.DIALOG);
        var button = dialog.locator(".dialog-actions button").last();

        // When
        type(page, "By share").check();

        // Then
        assertThat(button).hasText("Start by share");
        assertReadable(page, "a change by share");

        // When
        dialog.getByLabel("Steps in percent").fill("50, 5");

        // Then
        assertThat(button).isDisabled();
        assertThat(dialog).containsText("Correct the steps, the bake time or the outcomes.");

        // When
        dialog.getByLabel("Steps in percent").fill("5, 50");
        dialog.getByLabel("Bake time in seconds").fill("3600");
        assertThat(button).hasText("Start with 5 %");
        save(page);

        // Then
        var rollout = part(page, TITLE);
        assertThat(rollout).containsText("Step 1 of 2");
        assertThat(rollout).containsText("the bake time, which ends in");
        assertThat(rollout.getByRole(AriaRole.HEADING, exactly(TITLE))).isFocused();
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isFalse();

        // When
        rollout.getByRole(AriaRole.BUTTON, exactly("Pause")).click();
        assertReadable(page, "the pause of a rollout");
        save(page);

        // Then
        assertThat(rollout).containsText("It keeps its share until somebody resumes it.");

        // When
        rollout.getByRole(AriaRole.BUTTON, exactly("Abort")).click();
        dialog.getByLabel("Reason").fill("<b>Enough</b>");
        save(page);

        // Then
        assertThat(rollout).containsText("Aborted at step 1 of 2 (5 %)");
        assertThat(rollout).containsText("<b>Enough</b>");
        rollout.getByRole(AriaRole.LINK, exactly("Show history")).click();
        assertThat(page.locator("main")).containsText("started a progressive rollout with 5 %");
        assertThat(page.locator("main")).containsText("Progressive rollout: Aborted at step 1 of 2 (5 %)");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }

    @Test
    void shouldTellUnknownFromRunningAndHaveNoButtonsForViewers() {
        // Given
        var domain = registered("unknown-share");
        var page = browser.signIn(viewer, ColorScheme.DARK);
        var rollout = """
                {"id": "r1", "domain": "%s", "state": "FROZEN", "reason": "edge-2 aborted", "startedAt": "%2$s", "startedBy": "somebody", "revision": 3, "baselineRevision": 1,
                "step": 2, "share": 0.05, "stepAt": "%2$s", "steps": [0.01, 0.05], "bakeSeconds": 60, "outcomes": 30, "patienceSeconds": 3600, "edges": [
                {"edge": "running", "state": "RUNNING", "step": 2, "candidate": {"resources": 7, "discordant": 0}, "baseline": {"resources": 90, "discordant": 1},
                "since": "%2$s", "reportedAt": "%2$s"},
                {"edge": "silent", "state": "UNKNOWN"},
                {"edge": "aborted", "state": "ABORTED", "step": 2, "candidate": {"resources": 8, "discordant": 6}, "baseline": {"resources": 80, "discordant": 0},
                "reason": "<b>certificate expired</b>", "since": "%2$s", "reportedAt": "%2$s"}]}""".formatted(domain, Instant.now());
        page.route("**/progressive-rollouts?size=1", route -> answer(route, "{\"items\": [%s]}".formatted(rollout)));
        page.route("**/progressive-rollouts/r1", route -> answer(route, rollout));

        // When
        browser.go(page, "domains/" + domain);

        // Then
        var shown = part(page, TITLE);
        var rows = shown.getByRole(AriaRole.TABLE, exactly("Exceptions")).getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(1))
                .containsText(Pattern.compile("aborted.*Aborted.*<b>certificate expired</b>", Pattern.DOTALL));
        assertThat(rows.nth(2)).containsText(Pattern.compile("silent.*Unknown", Pattern.DOTALL));
        assertThat(shown).containsText("Unknown: no edge has reported this step");
        assertThat(shown).containsText("Unknown: the reports of the edges have not been compared");
        assertThat(shown).containsText("Only an administrator of the domain may resume or promote it.");
        assertThat(shown.locator(".actions button")).hasCount(0);
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }

    @Test
    void shouldAskForTheNumberOfDomainsThatChangeAtOnce() {
        // Given
        var domain = registered("one-of-many");
        var page = browser.open(administrator, ColorScheme.LIGHT, "domains/" + domain);
        page.route("**/origin-protocol-policy?*", route -> {
            var url = route.request().url();
            if (url.contains("confirmedDomains=31")) {
                route.resume(new Route.ResumeOptions().setUrl(url.replaceFirst("confirmedDomains=31&?", "")));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("""
                                {"type": "urn:backsource:problem:mass-change", "status": 409, "detail": "too many", "domains": 31, "limit": 20}"""));
            }
        });
        page.getByRole(AriaRole.SWITCH, named("Origin protocol policy")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        var button = dialog.locator(".dialog-actions button").last();

        // When
        type(page, "HTTPS").check();

        // Then
        assertThat(dialog).containsText("31 domains with this change, where 20 domains may change");
        assertThat(button).isDisabled();
        assertReadable(page, "a change of many domains");

        // When
        dialog.getByLabel("Type 31 to confirm").fill("31");
        assertThat(button).isEnabled();
        save(page);

        // Then
        assertThat(dialog).hasCount(0);
        assertThat(read(domain).getJsonObject("originProtocolPolicy").getBoolean("enabled"))
                .isTrue();
    }

    @Test
    void shouldShowWhatAnEdgeHoldsBackAndReleaseItByItsNumber() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var held = edge("edge-1", "READY", 100).replaceFirst("\\{", """
                        {"hold": {"reason": "MASS_CHANGE", "since": "2020-01-01T00:00:00Z", "ageMs": 180000, "domains": 1031, "offsets": {"0": 7}}, """);
        page.route("**/api/v1/edges", route -> answer(route, "{\"items\": [%s]}".formatted(held)));

        // When
        browser.go(page, "edges");

        // Then
        assertThat(page.locator("main")).containsText("Changes held for 3 min");
        assertThat(page.locator("main"))
                .containsText("Serves up to 1,031 domains as before: many domains were removed");

        // When
        page.getByRole(AriaRole.BUTTON, named("Release what edge-1 holds back")).click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").fill("It is meant");

        // Then
        var button = dialog.locator(".dialog-actions button").last();
        assertThat(button).isDisabled();
        assertReadable(page, "a release");
        dialog.getByLabel("Type 1031 to release so many").fill("1031");
        assertThat(button).isEnabled();
    }

    @Test
    void shouldShowAFrozenRolloutAsAProblemOfTheOverview() {
        // Given
        var page = browser.signIn(administrator, ColorScheme.LIGHT);
        var rollout = """
                {"id": "%1$s", "domain": "%1$s.example.com", "state": "%2$s", "startedAt": "%3$s", "startedBy": "somebody", "revision": 3, "baselineRevision": 1, "step": 2,
                "share": 0.05, "stepAt": "%3$s", "steps": [0.01, 0.05], "reason": "edge-2 aborted", "endedAt": %4$s}""";
        page.route("**/progressive-rollouts?*", route -> {
            var now = Instant.now();
            answer(
                    route,
                    route.request().url().contains("ABORTED")
                            ? "{\"items\": [%s, %s]}"
                                    .formatted(
                                            rollout.formatted("lately", "ABORTED", now, "\"" + now + "\""),
                                            rollout.formatted("long-ago", "ABORTED", now, "\"2026-01-01T00:00:00Z\""))
                            : "{\"items\": [%s, %s, %s]}"
                                    .formatted(
                                            rollout.formatted("running", "RUNNING", now, "null"),
                                            rollout.formatted("frozen", "FROZEN", now, "null"),
                                            rollout.formatted("forgotten", "PAUSED", now, """
                                                    null, "haltedSince": "2026-01-01T00:00:00Z", "reasonCode": "too-little-traffic",
                                                    "reasonArguments": {"seen": 12, "needed": 30, "patienceSeconds": 3600, "reporting": 0}\
                                                    """)));
        });

        // When
        page.reload();

        // Then
        var problems = part(page, "Problems").getByRole(AriaRole.LISTITEM);
        var frozen = problems.filter(new Locator.FilterOptions().setHasText("Progressive rollout frozen at 5 %"));
        assertThat(frozen).containsText("frozen.example.com. edge-2 aborted.");
        assertThat(frozen.getByRole(AriaRole.LINK)).hasAttribute("href", "/console/domains/frozen.example.com");
        assertThat(problems.filter(new Locator.FilterOptions().setHasText("Progressive rollout aborted at 5 %")))
                .hasCount(1);
        var underWay = part(page, "Progressive rollouts");
        assertThat(underWay).containsText("3 under way, 1 frozen, 1 paused");
        assertThat(problems.filter(new Locator.FilterOptions()
                        .setHasText("Progressive rollout paused at 5 % for more than a day")))
                .containsText("Too little traffic: 12 of 30 outcomes in 1 h; no edge in reach reports a trial");

        // When
        underWay.locator("summary").click();

        // Then: what needs somebody comes first
        assertThat(underWay.getByRole(AriaRole.ROW).nth(1)).containsText("frozen.example.com");
        assertThat(underWay.getByRole(AriaRole.ROW).nth(2)).containsText("step 2 of 2 (5 %)");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();
    }
}
