// What html-validate holds our pages to. A rule that is off says here why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard"],
  rules: {
    // templ writes "<!doctype html>", which is just as valid.
    "doctype-style": ["error", { style: "lowercase" }],
    // It wants a no-break space for every space inside a link to a number, the words beside the number too. Our numbers
    // are kept on one line by the style sheet (TestEveryPage looks), so that a copied number is what people type.
    "tel-non-breaking": "off",
    // Lists to choose several things from share a name, and an empty value stands before boxes, so that a form says what
    // it has even where nothing is ticked.
    "form-dup-name": "off",
    "no-implicit-button-type": "error",
  },
};
