package io.headroom.words;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/// The words a package shows, from the `messages` bundle that lies beside its classes.
public final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The words of the package that `owner` is in, in the language of the desktop.
    ///
    /// @param owner any class of the package
    /// @throws MissingResourceException when the package has no `messages.properties`
    public static Words of(Class<?> owner) {
        return of(owner, Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// The words of the package that `owner` is in, in a chosen language; English where that language is missing.
    public static Words of(Class<?> owner, Locale locale) {
        // Without NO_FALLBACK a German desktop would lend its words to someone who asked for English.
        ResourceBundle bundle = ResourceBundle.getBundle(owner.getPackageName() + ".messages", locale, owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Words(bundle, locale);
    }

    /// The words under `key`, with `{0}`, `{1}` ... replaced by `arguments`.
    ///
    /// Figures are written by [Format] before they come here; a number handed over as it is is never grouped or rounded on the way.
    ///
    /// An apostrophe in a text is an apostrophe: it needs no doubling.
    ///
    /// @throws MissingResourceException when there is no such key: a fault of the program, found by the first test that shows the view
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern.replace("'", "''"), locale).format(Arrays.stream(arguments).map(Object::toString).toArray());
    }

    /// The keys of all words.
    public Set<String> keys() {
        return Collections.unmodifiableSet(bundle.keySet());
    }

    /// Whether there are words under `key`.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// The word for a constant, at the key `<its type>.<its name>`, e.g. `ObjectiveState.MET`.
    public String of(Enum<?> constant) {
        return text(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /// One text for one thing, another for more or none: the keys end in `.one` and `.many`, and the count is gap `{0}`.
    public String count(String key, long count, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = Format.of(locale).whole(count);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return text(key + (count == 1 ? ".one" : ".many"), all);
    }
}
