package dev.backsource.config.console;

/** The texts of the pages without scripts: sign-in, account and failures. The texts of the scripts are in {@code console/words}. */
enum ConsoleWord {
    TITLE("%s – Backsource", "%s – Backsource"),
    LANGUAGE("Language", "语言"),

    SIGN_IN("Sign in", "登录"),
    SIGN_OUT("Sign out", "退出登录"),
    USERNAME("Username", "用户名"),
    PASSWORD("Password", "密码"),
    SIGN_IN_AT_PROVIDER("Sign in at the OpenID provider", "通过 OpenID 提供方登录"),
    SIGNED_IN("Signed in", "已登录"),
    CONTINUE("Continue to the console", "进入控制台"),

    LINK_EFFECT(
            "This link signs you in to the console, once, with the permissions of its access key. The present session of this browser ends.",
            "此链接仅可使用一次，以其访问密钥的权限登录控制台。此浏览器的当前会话将结束。"),
    LINK_WITHOUT_SCRIPT(
            "This page requires JavaScript. Without JavaScript, create an account and sign in with its password.",
            "此页面需要 JavaScript。没有 JavaScript 时，请创建账号并以密码登录。"),
    APP_WITHOUT_SCRIPT(
            "The console requires JavaScript. The REST API offers the same functions: see /q/openapi.",
            "控制台需要 JavaScript。REST API 提供相同的功能，请参阅 /q/openapi。"),

    APP_LOADING("The console’s scripts have not arrived yet.", "控制台脚本尚未加载完成。"),
    RELOAD("Reload page", "重新加载"),

    ACCOUNT("Account", "账号"),
    CONSOLE("Console", "控制台"),
    SIGNED_IN_AS("Signed in as <strong>%s</strong>.", "当前用户：<strong>%s</strong>。"),
    CHOOSE_PASSWORD("Choose a new password first.", "请先设置新密码。"),
    CURRENT_PASSWORD("Current password", "当前密码"),
    NEW_PASSWORD("New password (at least %d characters)", "新密码（至少 %d 个字符）"),
    CHANGE_PASSWORD("Change password", "修改密码"),

    FAILED("Request failed", "请求失败"),
    BACK("Back to the console", "返回控制台"),
    ORIGINAL("Original text", "英文原文");

    static final String NAME = "Backsource";

    private final String english;
    private final String chinese;

    ConsoleWord(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The text in a language, with its values. */
    String in(PageLanguage language, Object... values) {
        return switch (language) {
            case ENGLISH -> english.formatted(values);
            case CHINESE -> chinese.formatted(values);
        };
    }
}
