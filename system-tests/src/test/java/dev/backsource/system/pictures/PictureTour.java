package dev.backsource.system.pictures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.backsource.testing.waiting.Waiting.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.backsource.system.console.Chromium;
import dev.backsource.system.console.NeedsBrowser;
import dev.backsource.system.origins.LoopbackOrigin;
import dev.backsource.system.pictures.Album.Look;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes all pictures, while the two stories of {@code docs/stories} happen. {@code docs/images/take} runs it, and no stage of the tests does. The figures and
 * times in the pictures are those of the run.
 */
@ExtendWith(NeedsBrowser.class)
class PictureTour {
    private static final int STEPS_BEFORE_THE_FAULT = 9;
    private static final int STEPS_OF_THE_FAULT = 3;

    private PictureStack stack;
    private Album album;
    private LoopbackOrigin shop;
    /** The administrator, and the operators of the two teams. */
    private ConsoleWindow ada;

    private ConsoleWindow grace;
    private ConsoleWindow lin;

    @Test
    void takeAllPictures(Chromium chromium) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Waiting.DEADLINE.toMillis());
        try (var started = PictureStack.start()) {
            stack = started;
            album = new Album(chromium, stack.api());
            appointPeople();
            createDomains();
            try (var clients = ClientRequests.begin(
                    stack.edges(), List.of("www.demo.test", "shop.example", "blog.example", "static.example"))) {
                failAtTheCertificate();
                switchToHttps();
                redirectInALoop();
                reviewManyDomains();
                keepRecords();
                deployTheWrongCertificate();
                loseAnEdge();
            }
            album.complete();
        }
    }

    private void appointPeople() {
        ada = album.signIn(stack.account("ada", new JsonObject().put("role", "administrator")));
        ada.send("POST", "/teams", new JsonObject().put("id", "shop").put("name", "The shop"));
        ada.send("POST", "/teams", new JsonObject().put("id", "media").put("name", "Media"));
        grace = album.signIn(stack.account("grace", operatorOf("shop")));
        lin = album.signIn(stack.account("lin", operatorOf("media")));
        var receiver = stack.receiver();
        ada.sendOnce("POST", "/receivers", new JsonObject("""
                {"name": "On call", "kind": "webhook", "url": "%s"}""".formatted(receiver)));
        ada.sendOnce("POST", "/receivers", new JsonObject("""
                {"name": "Media team", "kind": "slack", "team": "media", "severity": "ERROR", "url": "%s"}""".formatted(receiver)));
    }

    private static JsonObject operatorOf(String team) {
        return new JsonObject().put("role", "operator").put("team", team);
    }

    private void createDomains() {
        shop = stack.origin("127.0.0.2").http(Pages.overHttp());
        stack.origin("127.0.0.3").http(Pages.overHttp()).https(Pages.overHttps());
        stack.origin("127.0.0.4").http(Pages.overHttp());
        stack.origin("127.0.0.5").http(Pages.overHttp()).https(Pages.overHttps());
        ada.send("POST", "/domains?preflight=skip", new JsonObject("""
                {"name": "www.demo.test", "origins": [{"address": "127.0.0.1", "port": 80}], "originTls": {"verification": "NONE"},
                "originProtocolPolicy": {"enabled": true, "redirectType": "FOLLOW"}}"""));
        grace.send("POST", "/domains?preflight=skip", new JsonObject("""
                {"name": "shop.example", "team": "shop", "origins": [{"address": "127.0.0.2", "port": 80}],
                "originProtocolPolicy": {"enabled": true, "redirectType": "HTTP"}}"""));
        create(grace, "blog.example", "shop", "FOLLOW", "127.0.0.3");
        create(grace, "pay.example", "shop", "HTTPS", "127.0.0.3");
        create(grace, "partners.example", "shop", "HTTP", "127.0.0.4");
        create(lin, "static.example", "media", "HTTPS", "127.0.0.3", "127.0.0.5");
        create(lin, "*.images.example", "media", "FOLLOW", "127.0.0.5");
        create(lin, "live.example", "media", "HTTP", "127.0.0.5");
        create(lin, "downloads.example", "media", "HTTPS", "127.0.0.4");
        stack.awaitApplied("downloads.example");
        stack.awaitApplied("shop.example");
    }

    private static void create(ConsoleWindow by, String name, String team, String type, String... origins) {
        var body = new JsonObject("""
                {"name": "%s", "team": "%s", "originProtocolPolicy": {"enabled": true, "redirectType": "%s"}}""".formatted(name, team, type))
                .put("originTls", new JsonObject().put("caCertificates", Pages.authority()))
                .put(
                        "origins",
                        Stream.of(origins)
                                .map(address ->
                                        new JsonObject().put("address", address).put("port", 80))
                                .toList());
        by.send("POST", "/domains?preflight=skip", body);
    }

    /** The story "HTTPS to my origin", in three steps. */
    private void failAtTheCertificate() {
        shop.https(Pages.overHttps("shop.example"));
        editPolicy(grace, "shop.example", "HTTPS");
        assertThat(grace.dialog()).containsText("certificate chain");
        takeDialog(grace, Picture.STORY_SWITCH_ANYWAY, "Switch anyway");
    }

    private void switchToHttps() {
        var trusting = new JsonObject()
                .put("domain", "shop.example")
                .put("originTls", new JsonObject().put("caCertificates", Pages.authority()));
        grace.send("POST", "/batches", new JsonObject().put("items", List.of(trusting)));
        stack.awaitApplied("shop.example");
        editPolicy(grace, "shop.example", "HTTPS");
        grace.button("Try all redirect types").click();
        assertThat(grace.dialog()).containsText("Strongest type that works: HTTPS");
        takeDialog(grace, Picture.POLICY_DIALOG, "Switch 2 edges to HTTPS");
        grace.button("Switch 2 edges to HTTPS").click();
        assertThat(grace.dialog()).isHidden();
        stack.awaitApplied("shop.example");
    }

    private void redirectInALoop() {
        shop.http(Pages.redirecting());
        editPolicy(grace, "shop.example", "HTTP");
        assertThat(grace.dialog()).containsText("loop");
        takeDialog(grace, Picture.STORY_REMOVE_TLS, "Remove TLS to the origin");
    }

    private static void editPolicy(ConsoleWindow window, String domain, String type) {
        window.go("domains/" + domain);
        window.button("Edit origin protocol policy").click();
        window.choose(type);
    }

    /** Once the open dialog says all that it is going to say. */
    private static void takeDialog(ConsoleWindow window, Picture picture, String button) {
        assertThat(window.dialog()).not().containsText("Checking");
        assertThat(window.dialog()
                        .getByRole(
                                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + button))))
                .isEnabled();
        window.take(picture, window.dialog());
    }

    private void reviewManyDomains() {
        ada.go("domains");
        for (var domain : List.of("*.images.example", "blog.example", "live.example", "partners.example")) {
            ada.page().getByLabel("Select " + domain).check();
        }
        ada.button("Set policy").click();
        ada.choose("HTTPS");
        takeDialog(ada, Picture.BATCH_REVIEW, "Switch 3 domains to HTTPS");
    }

    private void keepRecords() {
        grace.send("POST", "/domains/shop.example/change-requests", new JsonObject("""
                {"ports": {"https": 8443}, "reason": "TLS of the origin moves to 8443 in March"}"""));
        lin.send("POST", "/domains/live.example/change-requests", new JsonObject("""
                {"parts": {"originTls": {"verification": "NONE"}}, "reason": "The origin's certificate is renewed on Friday"}"""));
        ada.send("POST", "/domains/www.demo.test/purges", new JsonObject("{\"prefixes\": [\"/cached/\"]}"));
        grace.send("POST", "/domains/shop.example/purges", new JsonObject("{\"urls\": [\"/item/1\", \"/item/2\"]}"));
        lin.send("POST", "/domains/*.images.example/purges", new JsonObject("{\"everything\": true}"));

        ada.go("change-requests")
                .button("Details of the request for shop.example")
                .click();
        ada.take(Picture.CHANGE_REQUESTS);
        ada.go("domains/shop.example/history").take(Picture.HISTORY);
        ada.go("domains/static.example/explain").button("Explain request").click();
        assertThat(ada.page().getByRole(AriaRole.ROW)).hasCount(3);
        ada.take(Picture.EXPLAIN);
        ada.go("purges").awaitText("Completed by all 2 edges").take(Picture.PURGES);
        ada.go("audit").awaitLoaded().takeTop(Picture.AUDIT);
        ada.go("access").take(Picture.ACCESS);
        ada.go("components").awaitText("Skeletons").takeTop(Picture.COMPONENTS);
    }

    /** The story "It says 525", up to the look at the domain. */
    private void deployTheWrongCertificate() {
        await().until(() -> steps("requestsPerSecond") >= STEPS_BEFORE_THE_FAULT);
        lin.send(
                "POST",
                "/alerts/acknowledgements",
                new JsonObject()
                        .put(
                                "alert",
                                "downloads.example/"
                                        + firing("downloads.example").getString("kind"))
                        .put("note", "Port 443 is opened today, until 15:00"));
        shop.https(Pages.overHttps("blog.example"));
        await().until(() -> firing("shop.example") != null && steps("serverErrorsPerSecond") >= STEPS_OF_THE_FAULT);

        ada.go("overview").awaitText("127.0.0.2").take(Picture.OVERVIEW);
        takeWith(Look.CHINESE, "overview", "127.0.0.2", Picture.OVERVIEW_CHINESE);
        takeWith(Look.DARK, "domains", "Firing", Picture.DOMAINS);
        ada.go("receivers").take(Picture.RECEIVERS);
        ada.go("alerts")
                .page()
                .locator(".unfold")
                .filter(new Locator.FilterOptions().setHasText("127.0.0.2"))
                .click();
        ada.take(Picture.ALERTS);
        ada.go("domains/shop.example").take(Picture.DOMAIN);
        ada.take(Picture.TRAFFIC, ada.section("Traffic"));
        takeWith(Look.PHONE, "domains/shop.example", "127.0.0.2", Picture.DOMAIN_PHONE);
        shop.https(Pages.overHttps("shop.example"));
        await().until(() -> firing("shop.example") == null);
    }

    private void takeWith(Look look, String path, String text, Picture picture) {
        try (var window = album.like(ada, look)) {
            window.go(path).awaitText(text).take(picture);
        }
    }

    /** The present alert of a domain; null for none. */
    private @Nullable JsonObject firing(String domain) {
        var items = stack.read("/alerts?status=FIRING&domain=" + domain).getJsonArray("items");
        return items.isEmpty() ? null : items.getJsonObject(0);
    }

    /** The steps of the shop's traffic in which such a figure was reported, and above 0. */
    private long steps(String figure) {
        return stack.read("/domains/shop.example/traffic?minutes=15").getJsonArray(figure).stream()
                .filter(Objects::nonNull)
                .filter(value -> ((Number) value).doubleValue() > 0)
                .count();
    }

    private void loseAnEdge() {
        stack.kill("edge-1");
        await().until(() -> stack.read("/edges").toString().contains("UNREACHABLE"));
        grace.send("PUT", "/domains/blog.example/origin-protocol-policy", new JsonObject("""
                {"enabled": true, "redirectType": "HTTPS"}"""));
        stack.awaitApplied("blog.example");
        ada.go("edges").take(Picture.EDGES);
        ada.go("domains/blog.example").take(Picture.ROLLOUT, ada.section("Rollout"));
    }
}
