export const review = (text: string) => <p dangerouslySetInnerHTML={{ __html: text }} />;
