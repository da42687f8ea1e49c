package dev.backsource.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.service.PackagedService;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where what weakens a domain takes a second person, as an instance of config-service beside that of the shared stack has it. */
@ExtendWith({NeedsBrowser.class, SharedLocalStack.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleConsentIT extends BrowserTests {
    private final LocalStackUnderTest stack;
    private PackagedService service;
    private URI uri;
    private Api api;
    private ConsoleAccount author;
    private ConsoleAccount other;

    ConsoleConsentIT(LocalStackUnderTest stack) {
        this.stack = stack;
    }

    @BeforeAll
    void start(Chromium chromium) {
        service = stack.launchConfigService("config-consent", Map.of("backsource.access.consent", "required"));
        service.awaitReady();
        uri = service.uri().resolve("/api/v1");
        api = new Api(uri);
        author = ConsoleAccount.make(uri, "operator");
        other = ConsoleAccount.make(uri, "operator");
        browser = ConsoleBrowser.start(chromium, uri);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @Test
    void shouldBringAChangeRequestFromTheDialogToTheHistory() {
        // Given
        var domain = followed("requested");
        var page = openPolicy(domain);

        // When
        type(page, "HTTP").check();

        // Then
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("A second person’s consent is required");
        assertThat(ConsoleBrowser.violations(page)).isEmpty();

        // When
        page.getByLabel("Reason").fill("TLS is broken");
        page.getByRole(AriaRole.BUTTON, named("Request change")).click();

        // Then
        assertThat(page.getByText("TLS is broken")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw request"))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Approve change: " + domain)))
                .hasCount(0);
        assertThat(page.locator(".sides")).containsText("Redirect type");

        // When
        var second = browser.open(other, ColorScheme.DARK, "domains/" + domain + "/change-requests");
        second.getByRole(AriaRole.BUTTON, named("Approve change: " + domain)).click();
        second.getByLabel("Comment").fill("until Monday");
        second.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve change"))
                .click();

        // Then
        assertThat(second.getByText("approved")).isVisible();
        assertThat(ConsoleBrowser.violations(second)).isEmpty();
        browser.go(second, "domains/" + domain + "/history");
        assertThat(second.getByText(by("Requested", author, "TLS is broken"))).isVisible();
        assertThat(second.getByText(by("Approved", other, "until Monday"))).isVisible();
    }

    @Test
    void shouldHaveTheAuthorWithdrawAndAnotherDecline() {
        // Given
        var domain = followed("taken-back");
        var page = openPolicy(domain);
        type(page, "HTTP").check();
        page.getByLabel("Reason").fill("a mistake");
        page.getByRole(AriaRole.BUTTON, named("Request change")).click();

        // When
        page.getByRole(AriaRole.BUTTON, named("Withdraw request")).click();
        ConsoleTests.assertReadable(page, "a withdrawal");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw request"))
                .click();

        // Then
        assertThat(page.getByText("withdrawn")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw request"))).hasCount(0);

        // When
        browser.go(page, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin protocol policy")).click();
        type(page, "HTTP").check();
        page.getByLabel("Reason").fill("no mistake");
        page.getByRole(AriaRole.BUTTON, named("Request change")).click();
        assertThat(page.getByText("no mistake")).isVisible();
        var second = browser.open(other, ColorScheme.LIGHT, "domains/" + domain + "/change-requests");
        second.getByRole(AriaRole.BUTTON, named("Decline change: " + domain)).click();
        second.getByLabel("Comment").fill("it is one");
        ConsoleTests.assertReadable(second, "a refusal");
        second.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decline change"))
                .click();

        // Then
        assertThat(second.getByText("declined")).isVisible();
        assertThat(second.getByRole(AriaRole.BUTTON, named("Decline change: " + domain)))
                .hasCount(0);
    }

    @Test
    void shouldRequestWhatNoLongerChecksCertificates() {
        // Given
        var domain = followed("unverified");
        var page = browser.open(author, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin TLS")).click();

        // When
        page.getByLabel("Certificate verification").selectOption("Not verified");
        page.getByLabel("Not verified until").selectOption("No end: permanent");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("A second person’s consent is required");

        // When
        page.getByLabel("Server name").fill("origin.example.com");
        page.getByLabel("Reason").fill("<i>until</i> Monday");
        page.getByRole(AriaRole.BUTTON, named("Request change")).click();

        // Then
        assertThat(page.getByText("<i>until</i> Monday")).isVisible();
        assertThat(page.locator(".sides")).containsText("Certificate verification");
        assertThat(page.locator(".sides")).containsText("Server name");
    }

    /** The id stands beside the name, which anybody may have chosen. */
    private static Pattern by(String decision, ConsoleAccount account, String reason) {
        return Pattern.compile(decision + " by " + account.name() + " \\(person, acct_[A-Z2-7]{16}\\): " + reason);
    }

    private Page openPolicy(String domain) {
        var page = browser.open(author, ColorScheme.LIGHT, "domains/" + domain);
        page.getByRole(AriaRole.BUTTON, named("Edit origin protocol policy")).click();
        return page;
    }

    private static Locator type(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private String followed(String name) {
        var domain = name + "-" + UUID.randomUUID().toString().substring(0, 8) + ".console.example.com";
        var origin = new JsonObject().put("address", stack.originAddress()).put("port", 80);
        var answer = Http.sendAsAdministrator(
                HttpMethod.POST,
                URI.create(uri + "/domains"),
                new JsonObject().put("name", domain).put("origins", new JsonArray().add(origin)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        api.policy(domain, "FOLLOW");
        return domain;
    }
}
